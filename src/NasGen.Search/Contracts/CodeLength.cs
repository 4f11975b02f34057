namespace NasGen.Search.Contracts;

/// <summary>The linear discriminant code length of a representation: see <c>LinearDiscriminantCodeLength</c>.</summary>
/// <param name="Kind">The kind of result.</param>
/// <param name="Length">The number of hyperplanes if the kind is finite, otherwise 0.</param>
/// <param name="IsExact">
/// Whether the result is proven. If not, a finite length is an upper bound, and an infinite one means that no hyperplanes were found.
/// </param>
public readonly record struct CodeLength(CodeLengthKind Kind, int Length = 0, bool IsExact = false);
