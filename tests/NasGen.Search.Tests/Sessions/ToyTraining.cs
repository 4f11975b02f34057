using NasGen.Search.Contracts;
using NasGen.Search.Spaces;

namespace NasGen.Search.Tests.Sessions;

/// <summary>A training that a search asked for.</summary>
internal sealed record ToyTraining(Genotype Genotype, EvaluationRequest Request);
