using static TorchSharp.torch;

namespace NasGen.Data;

/// <summary>The frequencies that samples contain.</summary>
internal static class Bandwidth
{
    /// <summary>
    /// The least frequency up to which the samples have a share of their energy. Each series counts alike, without its mean, under a Hann window; of
    /// images, the axis with the higher frequency counts.
    /// </summary>
    /// <param name="samples">The samples <c>[N, channels, …]</c>.</param>
    /// <param name="rate">The samples per unit of time, or per side of an image.</param>
    /// <param name="share">The share, in (0, 1).</param>
    public static double Of(Tensor samples, double rate, double share) =>
        Enumerable.Range(2, (int)samples.dim() - 2).Max(axis => Along(axis, samples, rate, share));

    private static double Along(int axis, Tensor samples, double rate, double share)
    {
        using var scope = NewDisposeScope();
        var series = samples.movedim([axis], [-1]).reshape(-1, samples.shape[axis]).to(ScalarType.Float64);
        var n = series.shape[1];
        var spectrum = fft.rfft((series - series.mean([1], keepdim: true)) * hann_window(n, dtype: ScalarType.Float64, device: samples.device));
        var energy = spectrum.abs().square();
        var total = energy.sum(1, keepdim: true);
        var mean = (energy / total).index_select(0, (total.squeeze(1) > 0).nonzero().squeeze(1)).mean([0]);
        if (mean.isnan().any().item<bool>()) return 0; // Constant series have no frequency.
        var below = mean.cumsum(0).cpu().data<double>().ToArray();
        var last = Array.FindIndex(below, energyBelow => energyBelow >= share * below[^1]);
        return last * rate / n;
    }
}
