using Microsoft.Data.Sqlite;

namespace NasGen.Search.Journals;

/// <summary>A journal cannot be used.</summary>
/// <param name="failure">The kind of failure.</param>
/// <param name="path">The path of the journal.</param>
/// <param name="message">The message for the user: what happened, where, and what to do.</param>
/// <param name="inner">The error of SQLite or of the operating system.</param>
public sealed class JournalException(JournalFailure failure, string path, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The kind of failure.</summary>
    public JournalFailure Failure { get; } = failure;

    /// <summary>The path of the journal.</summary>
    public string Path { get; } = path;

    /// <summary>The exception for one of SQLite's primary result codes (https://sqlite.org/rescode.html).</summary>
    internal static JournalException From(SqliteException exception, string path) => exception.SqliteErrorCode switch
    {
        13 => new(JournalFailure.DiskFull, path, $"The disk is full: '{path}' cannot grow. All finished trials before this one are kept.", exception),
        10 => new(JournalFailure.DiskFull, path, $"Writing '{path}' failed ({exception.Message}). All finished trials before this one are kept.", exception),
        3 or 8 or 14 or 23 => new(JournalFailure.NotWritable, path, $"'{path}' cannot be written ({exception.Message}).", exception),
        5 or 6 => new(JournalFailure.InUse, path, $"'{path}' is locked by another process.", exception),
        _ => new(JournalFailure.Unreadable, path, $"'{path}' is not a readable journal ({exception.Message}).", exception),
    };
}
