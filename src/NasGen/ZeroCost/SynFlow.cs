using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.ZeroCost;

/// <inheritdoc cref="ZeroCostScore.SynFlow"/>
/// <remarks>
/// Computed in double precision, because the product of many layers exceeds the range of single precision, and in eval mode, in which an untrained
/// batch norm changes almost nothing. In train mode it would normalise a batch of one sample to zero.
/// </remarks>
internal static class SynFlow
{
    public static double Of(ScoredNet scored)
    {
        var type = scored.Net.parameters().FirstOrDefault(p => p.is_floating_point())?.dtype ?? float32;
        scored.Net.eval();
        scored.Net.to(float64);
        try
        {
            return Flow(scored);
        }
        finally
        {
            scored.Net.to(type);
        }
    }

    private static double Flow(ScoredNet scored)
    {
        using (no_grad())
            foreach (var parameter in scored.Net.parameters())
                parameter.abs_();
        long[] shape = [1, .. scored.Inputs.shape[1..]];
        var type = scored.Inputs.is_floating_point() ? float64 : scored.Inputs.dtype;
        var output = scored.Net.call(ones(shape, type, scored.Inputs.device));
        return scored.Gradients(output.sum()).Sum(g => (g.Weight * g.Gradient).abs().sum().item<double>());
    }
}
