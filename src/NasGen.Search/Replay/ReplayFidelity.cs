namespace NasGen.Search.Replay;

/// <summary>One level of training that a table recorded.</summary>
/// <param name="Metric">The metric that stands for the first objective at this level.</param>
/// <param name="Share">Of the full training, in (0, 1]: what a trial at this level costs.</param>
public sealed record ReplayFidelity(string Metric, double Share);
