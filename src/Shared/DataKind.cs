namespace NasGen.Shared;

/// <summary>Where the samples come from. The descriptor writes the name of a member in camel case.</summary>
internal enum DataKind
{
    None,
    Csv,
    Idx,
    Images,
    Method,
}
