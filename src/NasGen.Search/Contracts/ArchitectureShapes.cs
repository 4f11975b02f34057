using System.Text.Json.Serialization;

namespace NasGen.Search.Contracts;

/// <summary>
/// The shapes inside one architecture, as its dry run met them: with the genotype, all that the source of a winner follows from.
/// In JSON it is <c>{"Stem": [[1,8,8],[16,8,8]]}</c>, for each decision the inputs of its repeats and then the output.
/// </summary>
/// <param name="ByDecision">The shapes of each module decision and head that was met, by its name.</param>
[JsonConverter(typeof(ArchitectureShapesJson))]
public sealed record ArchitectureShapes(IReadOnlyDictionary<string, RepeatShapes> ByDecision)
{
    /// <exception cref="KeyNotFoundException">The decision was not met.</exception>
    public RepeatShapes this[string decision] => ByDecision[decision];

    public bool Has(string decision) => ByDecision.ContainsKey(decision);
}
