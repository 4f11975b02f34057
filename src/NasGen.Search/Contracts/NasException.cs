namespace NasGen.Search.Contracts;

/// <summary>
/// An error that the user can mend: a message of one line, with the source file and line if they are known.
/// </summary>
/// <param name="code">The identifier: <c>NAS2xxx</c>.</param>
/// <param name="message">The message: what happened, where, and what to do.</param>
/// <param name="file">The file that the error points to.</param>
/// <param name="line">The line in the file, from 1; 0 if it is not known.</param>
/// <param name="inner">The cause.</param>
internal sealed class NasException(string code, string message, string? file = null, int line = 0, Exception? inner = null) : Exception(message, inner)
{
    public string Code { get; } = code;
    public string? File { get; } = file;
    public int Line { get; } = line;
}
