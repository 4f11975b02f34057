namespace NasGen.Search.Replay;

/// <summary>A recorded table that cannot be used; the message says what is wrong, the line where.</summary>
public sealed class TableException(string message, int line = 0) : Exception(message)
{
    /// <summary>From 1; 0 where no line is to blame.</summary>
    public int Line { get; } = line;
}
