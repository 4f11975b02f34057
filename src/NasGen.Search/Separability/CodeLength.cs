namespace NasGen.Search.Separability;

/// <summary>The linear discriminant code length of a representation: <see cref="LinearDiscriminantCodeLength"/>.</summary>
/// <param name="Length">The number of hyperplanes where it is finite, else 0.</param>
/// <param name="IsExact">Whether it is proven. Else a finite one is an upper bound, and of an infinite one no set of hyperplanes was found.</param>
public readonly record struct CodeLength(CodeLengthKind Kind, int Length = 0, bool IsExact = false);
