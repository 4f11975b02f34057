namespace NasGen.Search.Spaces;

/// <summary>What makes a conditional decision alive: a categorical decision declared before it, and the options that qualify.</summary>
public sealed record Condition(string Decision, IReadOnlyList<string> Options);
