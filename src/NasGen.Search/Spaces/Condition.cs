namespace NasGen.Search.Spaces;

/// <summary>A conditional decision is alive if an earlier decision is alive and took one of these options.</summary>
/// <param name="Decision">The name of a categorical decision that is declared earlier.</param>
/// <param name="Options">The options of that decision that qualify.</param>
public sealed record Condition(string Decision, IReadOnlyList<string> Options);
