namespace NasGen.Search.Contracts;

/// <summary>The name of a layer: one repeat of a module decision or head, or the input.</summary>
/// <param name="Property">The name of the module decision or head; empty for the input.</param>
/// <param name="Repeat">The number of the repeat, from 1.</param>
/// <param name="Repeats">The number of repeats.</param>
internal sealed record LayerName(string Property, int Repeat, int Repeats);
