using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.LinearCodes;

/// <summary>The coordinates of samples along the directions in which they vary most.</summary>
internal static class PrincipalComponents
{
    /// <summary>
    /// The share of the samples' mean square, or of the largest variance, below which a direction holds the rounding of float32 alone.
    /// </summary>
    private const double Rounding = 1e-12;

    /// <param name="activations"><c>[n, features]</c>.</param>
    /// <param name="most">As many as there are components at most.</param>
    /// <returns>A row a sample, the largest variance first; rows are empty where all samples are one point, and NaN where one is not finite.</returns>
    public static double[][] Of(Tensor activations, int most)
    {
        using var scope = NewDisposeScope();
        var x = activations.to(ScalarType.Float64);
        var square = x.square().sum(1).mean().item<double>();
        if (!double.IsFinite(square)) return [.. Enumerable.Repeat((double[])[double.NaN], (int)x.shape[0])];
        var centred = x - x.mean([0L], keepdim: true);
        // The smaller of the two matrices that have the same eigenvalues: of the features or of the samples.
        var isNarrow = x.shape[1] <= x.shape[0];
        var (values, vectors) = linalg.eigh(isNarrow ? centred.t().mm(centred) : centred.mm(centred.t()));
        var least = Rounding * Math.Max(square * x.shape[0], values[-1].item<double>());
        var count = Math.Min(most, values.gt(least).sum().item<long>());
        if (count == 0) return [.. Enumerable.Repeat((double[])[], (int)x.shape[0])];
        var largest = vectors.narrow(1, vectors.shape[1] - count, count).flip(1);
        var scores = isNarrow ? centred.mm(largest) : largest * values.narrow(0, values.shape[0] - count, count).flip(0).sqrt();
        var flat = scores.contiguous().data<double>().ToArray();
        return [.. flat.Chunk((int)count)];
    }
}
