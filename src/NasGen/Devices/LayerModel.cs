using NasGen.Evaluation;

namespace NasGen.Devices;

/// <summary>A layer that was timed.</summary>
internal sealed record LayerPoint(double Macs, double Bytes, double Seconds);

/// <summary>
/// The seconds of one kind of layer between the shapes that were measured: linear, call + perMac · MACs + perByte · bytes, or interpolated in
/// the logarithms. Which one is decided by leaving each point out once.
/// </summary>
/// <param name="IsLinear">Otherwise <paramref name="Points"/> are interpolated.</param>
/// <param name="Error">The median relative error of points that were left out.</param>
internal sealed record LayerModel(bool IsLinear, double Call, double PerMac, double PerByte, IReadOnlyList<LayerPoint> Points, double Error)
{
    private const int Neighbours = 3;

    public double Seconds(double macs, double bytes) => IsLinear || Points.Count == 0 ? Call + PerMac * macs + PerByte * bytes : Interpolate(Points, macs, bytes);

    public static LayerModel Fit(IReadOnlyList<LayerPoint> points)
    {
        var (linear, interpolated) = (Error(Line), Error(rest => (macs, bytes) => Interpolate(rest, macs, bytes)));
        var (call, perMac, perByte) = Coefficients(points);
        return new LayerModel(linear <= interpolated, call, perMac, perByte, points, Math.Min(linear, interpolated));

        double Error(Func<IReadOnlyList<LayerPoint>, Func<double, double, double>> fit) => points.Count < 4 ? 0 : LatencyMeter.Quantile(
            [.. points.Select((p, i) => Math.Abs(fit([.. points.Where((_, j) => j != i)])(p.Macs, p.Bytes) / p.Seconds - 1)).Order()], 0.5);
    }

    private static Func<double, double, double> Line(IReadOnlyList<LayerPoint> points)
    {
        var (call, perMac, perByte) = Coefficients(points);
        return (macs, bytes) => call + perMac * macs + perByte * bytes;
    }

    /// <summary>
    /// Least squares of relative errors with coefficients from 0 on, by coordinate descent: the problem is convex and has three unknowns.
    /// </summary>
    private static (double Call, double PerMac, double PerByte) Coefficients(IReadOnlyList<LayerPoint> points)
    {
        double[] scales = [1, Math.Max(1, points.Max(p => p.Macs)), Math.Max(1, points.Max(p => p.Bytes))];
        double[][] rows = [.. points.Select(p => new[] { 1 / p.Seconds, p.Macs / scales[1] / p.Seconds, p.Bytes / scales[2] / p.Seconds })];
        var x = new double[3];
        for (var round = 0; round < 2000; round++)
            for (var k = 0; k < 3; k++)
            {
                var (top, bottom) = (0.0, 0.0);
                foreach (var row in rows)
                {
                    top += row[k] * (1 - row[0] * x[0] - row[1] * x[1] - row[2] * x[2] + row[k] * x[k]);
                    bottom += row[k] * row[k];
                }
                x[k] = bottom > 0 ? Math.Max(0, top / bottom) : 0;
            }
        return (x[0], x[1] / scales[1], x[2] / scales[2]);
    }

    /// <summary>
    /// The mean of the nearest points' log seconds, weighted by the inverse squared distance in log MACs and log bytes (Shepard 1968, equation 1).
    /// </summary>
    private static double Interpolate(IReadOnlyList<LayerPoint> points, double macs, double bytes)
    {
        var nearest = points
            .Select(p => (p.Seconds, Distance: Square(Math.Log((1 + macs) / (1 + p.Macs))) + Square(Math.Log((1 + bytes) / (1 + p.Bytes)))))
            .OrderBy(p => p.Distance).Take(Neighbours).ToArray();
        double[] weights = [.. nearest.Select(p => 1 / (p.Distance + 1e-9))];
        return Math.Exp(nearest.Select((p, i) => weights[i] * Math.Log(p.Seconds)).Sum() / weights.Sum());

        static double Square(double x) => x * x;
    }
}
