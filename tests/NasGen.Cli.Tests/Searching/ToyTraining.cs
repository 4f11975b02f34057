using NasGen.Evaluation;
using NasGen.Search.Spaces;

namespace NasGen.Cli.Tests.Searching;

/// <summary>A training that a search asked for.</summary>
internal sealed record ToyTraining(Genotype Genotype, EvaluationRequest Request);
