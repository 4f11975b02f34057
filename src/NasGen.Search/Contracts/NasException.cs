namespace NasGen.Search.Contracts;

/// <summary>
/// A failure that the user can mend: one line, with the file and line that it comes from where they are known.
/// </summary>
/// <param name="code"><c>NAS2xxx</c>.</param>
internal sealed class NasException(string code, string message, string? file = null, int line = 0, Exception? inner = null) : Exception(message, inner)
{
    public string Code { get; } = code;
    public string? File { get; } = file;
    public int Line { get; } = line;
}
