namespace NasGen.Search.Contracts;

/// <summary>Seconds for one sample: the median and the quartiles over repeats after warm-up.</summary>
internal sealed record LatencyResult(double Median, double LowerQuartile, double UpperQuartile, int Repeats);
