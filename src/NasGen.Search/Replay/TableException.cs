namespace NasGen.Search.Replay;

/// <summary>A recorded table cannot be used.</summary>
/// <param name="message">The message for the user.</param>
/// <param name="line">The line, from 1; 0 if no single line is to blame.</param>
public sealed class TableException(string message, int line = 0) : Exception(message)
{
    /// <summary>The line, from 1; 0 if no single line is to blame.</summary>
    public int Line { get; } = line;
}
