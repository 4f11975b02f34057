namespace NasGen.Search.Objectives;

/// <summary>What is searched for.</summary>
/// <param name="Name">Of a metric or a cost: <c>Accuracy</c>, <c>Latency</c>.</param>
/// <param name="Maximize">Whether more is better.</param>
public sealed record Objective(string Name, bool Maximize);

/// <summary>A hard limit.</summary>
/// <param name="Cost">The cost's name: <c>Parameters</c>.</param>
/// <param name="Max">The largest allowed value, inclusive, in SI units.</param>
public sealed record Limit(string Cost, double Max);

/// <summary>λ of the penalised form <c>objective − λ·cost</c>.</summary>
/// <param name="Cost">The cost's name.</param>
/// <param name="Weight">λ, per unit of the cost.</param>
public sealed record Penalty(string Cost, double Weight);
