namespace NasGen.Search.Contracts;

/// <summary>The measured latency for one sample, in seconds, after warm-up.</summary>
/// <param name="Median">The median over the repeats.</param>
/// <param name="LowerQuartile">The lower quartile.</param>
/// <param name="UpperQuartile">The upper quartile.</param>
/// <param name="Repeats">The number of repeats.</param>
internal sealed record LatencyResult(double Median, double LowerQuartile, double UpperQuartile, int Repeats);
