namespace NasGen.Export.Operations;

/// <summary>What one part of an index does.</summary>
internal enum IndexKind
{
    /// <summary>It takes a range of an axis.</summary>
    Slice,

    /// <summary>It takes one place of an axis, which disappears.</summary>
    Single,

    /// <summary>It makes a new axis.</summary>
    New,
}
