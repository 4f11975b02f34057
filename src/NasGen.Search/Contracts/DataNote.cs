namespace NasGen.Search.Contracts;

/// <summary>A warning about data that can be used.</summary>
/// <param name="Code">The identifier: <c>NAS2061</c>.</param>
/// <param name="Text">The message: what is so, and what to do.</param>
internal sealed record DataNote(string Code, string Text);
