using static TorchSharp.torch;

namespace NasGen.ZeroCost;

/// <inheritdoc cref="ZeroCostScore.Snip"/>
/// <remarks>The gradient with respect to a mask c of ones in L(c ⊙ θ) is θ ⊙ ∂L/∂θ, therefore no mask is needed.</remarks>
internal static class Snip
{
    public static double Of(ScoredNet scored) =>
        scored.LossGradients is { } gradients ? gradients.Sum(g => (g.Weight * g.Gradient).abs().sum().to(float64).item<double>()) : double.NaN;
}
