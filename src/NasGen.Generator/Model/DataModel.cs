namespace NasGen.Generator.Model;

/// <summary>Where samples come from; the names are those of the descriptor.</summary>
internal enum DataKind
{
    None,
    Csv,
    Idx,
    Method,
}

/// <summary>See <c>DataDescriptor</c> for what each holds in which kind.</summary>
internal sealed record DataModel(
    DataKind Kind,
    string? Path = null,
    ImmutableEquatableArray<string>? Labels = null,
    string? Group = null,
    string? Time = null,
    ImmutableEquatableArray<string>? Ignore = null,
    string? Test = null,
    string? TestLabels = null);
