namespace NasGen.Search.Trials;

/// <summary>What is good enough: a bound of a metric that an architecture must reach before anything else counts. Only a full training tells.</summary>
/// <param name="Metric">The name of the metric: <c>Accuracy</c>.</param>
/// <param name="Value">The value that is good enough, inclusive.</param>
/// <param name="Maximize">Whether more of the metric is better; else the value is a ceiling.</param>
public sealed record Floor(string Metric, double Value, bool Maximize)
{
    /// <summary>By how much a result falls short, as a share of the value; 0 if it is good enough, infinity for NaN, an unknown result.</summary>
    public double Shortfall(double result)
    {
        var missing = Maximize ? Value - result : result - Value;
        return double.IsNaN(missing) ? double.PositiveInfinity : missing <= 0 ? 0 : missing / (Value == 0 ? 1 : Math.Abs(Value));
    }
}
