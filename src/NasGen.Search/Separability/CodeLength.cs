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

/// <summary>The linear discriminant code length of a representation: <see cref="LinearDiscriminantCodeLength"/>.</summary>
/// <param name="Length">The number of hyperplanes where it is finite, else 0.</param>
/// <param name="IsExact">Whether it is proven. Else a finite one is an upper bound, and of an infinite one no set of hyperplanes was found.</param>
public readonly record struct CodeLength(CodeLengthKind Kind, int Length = 0, bool IsExact = false);
