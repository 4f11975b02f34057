namespace NasGen.Search.Contracts;

/// <summary>The kind of a linear discriminant code length.</summary>
public enum CodeLengthKind
{
    /// <summary>There is a set of hyperplanes.</summary>
    Finite,

    /// <summary>There is no set of hyperplanes, or none was found.</summary>
    Infinite,

    /// <summary>The representation has collapsed to one point, or is not finite: nothing can be separated.</summary>
    Undefined,

    /// <summary>The allowed time ended first, or there are too many classes.</summary>
    Unknown,
}
