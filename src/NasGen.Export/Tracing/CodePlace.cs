namespace NasGen.Export.Tracing;

/// <summary>Where a native function was called.</summary>
/// <param name="File">The user's file; <see langword="null"/> if no line of the user's code is on the stack, or symbols are missing.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Function">The function of TorchSharp that the line calls, as a reader knows it: <c>functional.grid_sample</c>.</param>
internal sealed record CodePlace(string? File, int Line, string Function);
