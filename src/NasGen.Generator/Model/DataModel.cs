namespace NasGen.Generator.Model;

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
