namespace NasGen.Search.Separability;

/// <summary>What a linear discriminant code length came to.</summary>
public enum CodeLengthKind
{
    /// <summary>There is a set of hyperplanes, and a number of them.</summary>
    Finite,

    /// <summary>There is no set of hyperplanes, or none was found.</summary>
    Infinite,

    /// <summary>The representation has collapsed, all samples to one point, or is not finite: there is nothing to cut.</summary>
    Undefined,

    /// <summary>The time that it was allowed ended first, or there are more classes than are looked at.</summary>
    Unknown,
}
