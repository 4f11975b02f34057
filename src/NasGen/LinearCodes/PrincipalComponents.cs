using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.LinearCodes;

/// <summary>The coordinates of samples along the directions in which they vary most.</summary>
internal static class PrincipalComponents
{
    /// <summary>
    /// The share of the samples' mean square, or of the largest variance, below which the variance along a direction is only rounding of float32.
    /// </summary>
    private const double Rounding = 1e-12;

    /// <param name="activations">The outputs of a layer: <c>[N, features]</c>.</param>
    /// <param name="most">The largest number of components.</param>
    /// <returns>
    /// The coordinates of each sample, the direction of the largest variance first. Rows are empty if all samples are the same point, and NaN if a
    /// value is not finite.
    /// </returns>
    public static double[][] Of(Tensor activations, int most)
    {
        using var scope = NewDisposeScope();
        var x = activations.to(ScalarType.Float64);
        var square = x.square().sum(1).mean().item<double>();
        if (!double.IsFinite(square)) return [.. Enumerable.Repeat((double[])[double.NaN], (int)x.shape[0])];
        var centred = x - x.mean([0L], keepdim: true);
        // The covariance of the features and the Gram matrix of the samples have the same nonzero eigenvalues. The smaller matrix is used.
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
