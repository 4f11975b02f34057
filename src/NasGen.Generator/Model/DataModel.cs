namespace NasGen.Generator.Model;

/// <summary>Where the samples come from. <c>DataDescriptor</c> says what each member holds for each kind.</summary>
internal sealed record DataModel(
    DataKind Kind,
    string? Path = null,
    ImmutableEquatableArray<string>? Labels = null,
    string? Group = null,
    string? Time = null,
    ImmutableEquatableArray<string>? Ignore = null,
    string? Test = null,
    string? TestLabels = null,
    bool Resize = false);
