namespace NasGen.Search.Trials;

/// <summary>A metric or a cost that a search makes better.</summary>
/// <param name="Name">The name of the metric or cost: <c>Accuracy</c>, <c>Latency</c>.</param>
/// <param name="Maximize">Whether more is better.</param>
public sealed record Objective(string Name, bool Maximize);
