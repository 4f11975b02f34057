using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.ZeroCost;

/// <inheritdoc cref="ZeroCostScore.JacobianCovariance"/>
/// <remarks>
/// −Σ (log(σᵢ + k) + 1/(σᵢ + k)) with k = 10⁻⁵ over the eigenvalues σ of a correlation matrix, in train mode. The matrix correlates the samples by
/// their gradients of the summed outputs with respect to the inputs. NaN if inputs are integers, or if a sample's gradient is constant.
/// </remarks>
internal static class JacobianCovariance
{
    private const double K = 1e-5;

    public static double Of(ScoredNet scored)
    {
        if (!scored.Inputs.is_floating_point()) return double.NaN;
        scored.Net.train();
        var inputs = scored.Inputs.detach().clone().requires_grad_(true);
        scored.Net.call(inputs.clone()).sum().backward();
        if (inputs.grad is not { } jacobian) return double.NaN; // The outputs do not depend on the inputs.
        var correlation = corrcoef(jacobian.flatten(1).cpu().to(ScalarType.Float64));
        if (!correlation.isfinite().all().item<bool>()) return double.NaN;
        var values = linalg.eigvalsh(correlation).clamp(min: 0) + K;
        return -(values.log() + values.reciprocal()).sum().item<double>();
    }
}
