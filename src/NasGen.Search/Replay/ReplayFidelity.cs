namespace NasGen.Search.Replay;

/// <summary>A level of training that a table has recorded.</summary>
/// <param name="Metric">The metric that stands for the first objective at this level.</param>
/// <param name="Share">The share of the full training that a trial at this level costs, in (0, 1].</param>
public sealed record ReplayFidelity(string Metric, double Share);
