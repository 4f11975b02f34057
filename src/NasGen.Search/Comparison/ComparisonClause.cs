namespace NasGen.Search.Comparison;

/// <summary>One clause of a comparison.</summary>
/// <param name="Better">The name of the better space; <see langword="null"/> if they could not be told apart.</param>
/// <param name="Text">The clause as a sentence with its figures.</param>
internal sealed record ComparisonClause(string? Better, string Text);
