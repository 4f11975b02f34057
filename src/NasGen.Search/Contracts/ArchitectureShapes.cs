using System.Text.Json.Serialization;

namespace NasGen.Search.Contracts;

/// <summary>
/// The tensor shapes inside one architecture, as its dry run found them. They and the genotype determine the source of a winner.
/// In JSON they are <c>{"Stem": [[1,8,8],[16,8,8]]}</c>: for each decision the inputs of its repeats, then the output, without the batch.
/// </summary>
/// <param name="ByDecision">The shapes of each module decision and head that the dry run reached, by name.</param>
[JsonConverter(typeof(ArchitectureShapesJson))]
public sealed record ArchitectureShapes(IReadOnlyDictionary<string, RepeatShapes> ByDecision)
{
    /// <exception cref="KeyNotFoundException">The dry run did not reach the decision.</exception>
    public RepeatShapes this[string decision] => ByDecision[decision];

    public bool Has(string decision) => ByDecision.ContainsKey(decision);
}
