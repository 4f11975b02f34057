using static TorchSharp.torch;

namespace NasGen.ZeroCost;

/// <inheritdoc cref="ZeroCostScore.GradientNorm"/>
internal static class GradientNorm
{
    public static double Of(ScoredNet scored) =>
        scored.LossGradients is { } gradients ? gradients.Sum(g => g.Gradient.norm().to(float64).item<double>()) : double.NaN;
}
