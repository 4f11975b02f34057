using System.Globalization;
using MathNet.Numerics.Statistics;

namespace NasGen.Latency;

/// <summary>The accuracy of predicted latencies by their relative error |p − m| / m.</summary>
/// <param name="Networks">The number of networks.</param>
/// <param name="MedianError">The median error, as a share.</param>
/// <param name="Within5">The share of the networks with an error of at most 5 %.</param>
/// <param name="Within10">The share of the networks with an error of at most 10 %.</param>
internal readonly record struct PredictionAccuracy(int Networks, double MedianError, double Within5, double Within10)
{
    public static PredictionAccuracy Of(IEnumerable<(double Predicted, double Measured)> pairs)
    {
        double[] errors = [.. pairs.Select(p => Math.Abs(p.Predicted - p.Measured) / p.Measured).Order()];
        if (errors.Length == 0) return new PredictionAccuracy(0, double.NaN, double.NaN, double.NaN);
        return new PredictionAccuracy(errors.Length, SortedArrayStatistics.QuantileCustom(errors, 0.5, QuantileDefinition.R7), Share(0.05), Share(0.1));

        double Share(double most) => (double)errors.Count(e => e <= most) / errors.Length;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"median error {100 * MedianError:0.0} %, {100 * Within5:0} % of them within 5 %, {100 * Within10:0} % within 10 %");
}
