using NasGen.Search.Spaces;

namespace NasGen.Search.Proposals;

/// <summary>An architecture that a strategy wants to have evaluated.</summary>
/// <param name="Genotype">A feasible architecture in canonical form.</param>
/// <param name="Fidelity">The share of the full training, in (0, 1].</param>
public sealed record Proposal(Genotype Genotype, double Fidelity = 1);
