namespace NasGen.Search.Trials;

/// <summary>A cost that counts against the first objective: λ of the penalised form <c>objective − λ·cost</c>.</summary>
/// <param name="Cost">The name of the cost.</param>
/// <param name="Weight">λ, in units of the objective per unit of the cost.</param>
public sealed record Penalty(string Cost, double Weight);
