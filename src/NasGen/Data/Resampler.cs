using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Data;

/// <summary>
/// Polyphase resampling, equal to <c>scipy.signal.resample_poly(x, up, down, padtype="line")</c>: a Kaiser window (β = 5) over a sinc with its cut-off at
/// the lower of both Nyquist frequencies, and edges that continue along the line through the first and the last sample.
/// </summary>
internal static class Resampler
{
    private const float Beta = 5;

    /// <summary>The length of half of the filter, per unit of the larger number of the ratio.</summary>
    private const int HalfLength = 10;

    /// <summary>The numbers that are filtered at once: filtering takes several times their memory.</summary>
    private const long Chunk = 1 << 22;

    /// <summary>The samples <c>[N, channels, …]</c> with each axis after the second resampled: float32.</summary>
    public static Tensor Resample(Tensor samples, ResampleRatio ratio)
    {
        using var noGradient = no_grad();
        var size = (int)Math.Max(1, Chunk / (samples.numel() / samples.shape[0] * ratio.Up));
        List<Tensor> parts = [];
        foreach (var part in samples.split(size))
        {
            using var scope = NewDisposeScope();
            var resampled = part.to(ScalarType.Float64);
            for (var axis = 2; axis < samples.dim(); axis++) resampled = Along(axis, resampled, ratio);
            parts.Add(resampled.to(ScalarType.Float32).MoveToOuterDisposeScope());
        }
        return cat(parts);
    }

    /// <summary>Resamples one axis of float64 numbers.</summary>
    public static Tensor Along(int axis, Tensor x, ResampleRatio ratio)
    {
        var moved = x.movedim([axis], [-1]);
        var (input, output) = (moved.shape[^1], ratio.LengthOf(moved.shape[^1]));
        var (first, rise) = (moved.narrow(-1, 0, 1), Rise(moved));
        var flat = (moved - first - rise * Positions(input)).reshape(-1, 1, input);

        // Filtering the samples with zeros between them, and taking every down-th number of the result, is a convolution with that stride.
        var spread = ratio.Up == 1 ? flat : functional.pad(flat.unsqueeze(-1), (0, ratio.Up - 1)).reshape(flat.shape[0], 1, -1);
        var filter = Filter(ratio);
        var half = filter.shape[0] / 2;
        var padded = functional.pad(spread, (half, half + ratio.Down));
        var filtered = functional.conv1d(padded, filter.reshape(1, 1, -1), stride: ratio.Down).narrow(-1, 0, output);

        long[] shape = [.. moved.shape[..^1], output];
        return (filtered.reshape(shape) + first + rise * Positions(output)).movedim([-1], [axis]).contiguous();
    }

    /// <summary>The rise of the line from the first sample to one step after the last.</summary>
    private static Tensor Rise(Tensor x)
    {
        var n = x.shape[^1];
        return n == 1 ? zeros_like(x) : (x.narrow(-1, n - 1, 1) - x.narrow(-1, 0, 1)) * ((double)n / (n - 1));
    }

    private static Tensor Positions(long n) => arange(n, ScalarType.Float64) / n;

    private static Tensor Filter(ResampleRatio ratio)
    {
        var most = Math.Max(ratio.Up, ratio.Down);
        var half = HalfLength * most;
        var position = arange(-half, half + 1, ScalarType.Float64);
        var filter = (position / most).sinc() * kaiser_window(2 * half + 1, periodic: false, beta: Beta, dtype: ScalarType.Float64);
        return filter * (ratio.Up / filter.sum());
    }
}
