namespace NasGen.Generator.Model;

/// <summary>The options of a decision: a list, or a range.</summary>
/// <param name="Options">The list of a categorical or ordinal decision; empty for a range.</param>
internal sealed record DomainModel(
    DecisionKind Kind, ImmutableEquatableArray<string> Options, double Min = 0, double Max = 0, double Step = 1, bool Logarithmic = false)
{
    public static DomainModel Listed(DecisionKind kind, ImmutableEquatableArray<string> options) => new(kind, options);

    public static DomainModel Range(DecisionKind kind, double min, double max, double step, bool logarithmic) =>
        new(kind, ImmutableEquatableArray<string>.Empty, min, max, step, logarithmic);
}

/// <summary>One decision of the flat space.</summary>
/// <param name="Parent">The decision that it depends on; <see langword="null"/> if it is alive in every architecture.</param>
/// <param name="ParentOptions">The options of the parent for which it is alive.</param>
internal sealed record DecisionModel(
    string Name, DomainModel Domain, string? Parent, ImmutableEquatableArray<string> ParentOptions);
