namespace NasGen.Search.Contracts;

/// <summary>One repeat of a module decision or head, or the input.</summary>
/// <param name="Property">The module decision or head; empty for the input.</param>
/// <param name="Repeat">The number of the repeat, from 1.</param>
/// <param name="Repeats">How many repeats there are.</param>
internal sealed record LayerName(string Property, int Repeat, int Repeats);
