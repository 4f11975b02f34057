using MathNet.Numerics.Statistics;

namespace NasGen.Latency;

/// <summary>A measured layer: its costs per sample and its seconds.</summary>
internal sealed record LayerPoint(double Macs, double Bytes, double Units, double Seconds);

/// <summary>The rates of the linear model, in seconds.</summary>
/// <param name="Call">The seconds of each call, whatever its size.</param>
/// <param name="PerMac">The seconds per multiply-accumulate operation.</param>
/// <param name="PerByte">The seconds per byte.</param>
/// <param name="PerUnit">The seconds per unit, for example per channel.</param>
internal readonly record struct LayerRates(double Call, double PerMac, double PerByte, double PerUnit)
{
    public double Seconds(double macs, double bytes, double units) => Call + PerMac * macs + PerByte * bytes + PerUnit * units;
}

/// <summary>
/// Predicts the seconds of one kind of layer from measured shapes. The model is linear, call + perMac · MACs + perByte · bytes + perUnit · units,
/// or linear times the deviation of the nearest measured shapes, interpolated in the logarithms. Leave-one-out errors decide between the two.
/// </summary>
/// <param name="IsLinear">Whether the model is linear.</param>
/// <param name="Rates">The rates of the linear part.</param>
/// <param name="Points">The measured layers.</param>
/// <param name="Error">The median relative error of the points when they are left out.</param>
internal sealed record LayerModel(bool IsLinear, LayerRates Rates, IReadOnlyList<LayerPoint> Points, double Error)
{
    private const int Neighbours = 3;

    public double Seconds(double macs, double bytes, double units) =>
        Rates.Seconds(macs, bytes, units) * (IsLinear || Points.Count == 0 ? 1 : Deviation(Points, Rates, macs, bytes, units));

    public static LayerModel Fit(IReadOnlyList<LayerPoint> points)
    {
        var (linear, interpolated) = (Error(isLinear: true), Error(isLinear: false));
        return new LayerModel(linear <= interpolated, Fitted(points), points, Math.Min(linear, interpolated));

        double Error(bool isLinear) => points.Count < 4
            ? 0
            : SortedArrayStatistics.QuantileCustom([.. points.Select((_, i) => ErrorAt(i, isLinear)).Order()], 0.5, QuantileDefinition.R7);

        double ErrorAt(int index, bool isLinear)
        {
            var point = points[index];
            return Math.Abs(LeftOut(index, isLinear).Seconds(point.Macs, point.Bytes, point.Units) / point.Seconds - 1);
        }

        LayerModel LeftOut(int index, bool isLinear)
        {
            LayerPoint[] rest = [.. points.Where((_, j) => j != index)];
            return new LayerModel(isLinear, Fitted(rest), rest, 0);
        }
    }

    /// <summary>
    /// Least squares of relative errors with coefficients of at least 0, by coordinate descent. The problem is convex and has four unknowns.
    /// </summary>
    private static LayerRates Fitted(IReadOnlyList<LayerPoint> points)
    {
        double[] scales = [1, Math.Max(1, points.Max(p => p.Macs)), Math.Max(1, points.Max(p => p.Bytes)), points.Max(p => p.Units)];
        double[][] rows =
        [
            .. points.Select(p => new[]
            {
                1 / p.Seconds, p.Macs / scales[1] / p.Seconds, p.Bytes / scales[2] / p.Seconds, p.Units / scales[3] / p.Seconds,
            }),
        ];
        var x = new double[4];
        for (var round = 0; round < 500; round++)
            for (var k = 0; k < x.Length; k++)
            {
                var (top, bottom) = (0.0, 0.0);
                foreach (var row in rows)
                {
                    top += row[k] * (1 - row[0] * x[0] - row[1] * x[1] - row[2] * x[2] - row[3] * x[3] + row[k] * x[k]);
                    bottom += row[k] * row[k];
                }
                x[k] = bottom > 0 ? Math.Max(0, top / bottom) : 0;
            }
        return new LayerRates(x[0], x[1] / scales[1], x[2] / scales[2], x[3] / scales[3]);
    }

    /// <summary>
    /// The ratio of measured to fitted seconds, as the weighted geometric mean over the nearest points. The weights are the inverse squared distances
    /// in log MACs, log bytes and log units (Shepard 1968, equation 1).
    /// </summary>
    private static double Deviation(IReadOnlyList<LayerPoint> points, LayerRates rates, double macs, double bytes, double units)
    {
        var nearest = points
            .Select(p => (
                Log: Math.Log(p.Seconds / Math.Max(1e-12, rates.Seconds(p.Macs, p.Bytes, p.Units))),
                Distance: Square(macs, p.Macs) + Square(bytes, p.Bytes) + Square(units, p.Units)))
            .OrderBy(p => p.Distance).Take(Neighbours).ToArray();
        double[] weights = [.. nearest.Select(p => 1 / (p.Distance + 1e-3))];
        return Math.Exp(nearest.Select((p, i) => weights[i] * p.Log).Sum() / weights.Sum());

        static double Square(double a, double b) => Math.Log((1 + a) / (1 + b)) * Math.Log((1 + a) / (1 + b));
    }
}
