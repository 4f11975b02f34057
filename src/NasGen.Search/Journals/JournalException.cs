using Microsoft.Data.Sqlite;

namespace NasGen.Search.Journals;

/// <summary>A journal that cannot be used, with the reason and its path.</summary>
public sealed class JournalException(JournalFailure failure, string path, string message, Exception? inner = null) : Exception(message, inner)
{
    public JournalFailure Failure { get; } = failure;

    public string Path { get; } = path;

    /// <summary>The meaning of SQLite's primary result codes (https://sqlite.org/rescode.html) for a user.</summary>
    internal static JournalException From(SqliteException exception, string path) => exception.SqliteErrorCode switch
    {
        13 => new(JournalFailure.DiskFull, path, $"The disk is full: '{path}' cannot grow. All finished trials before this one are kept.", exception),
        10 => new(JournalFailure.DiskFull, path, $"Writing '{path}' failed ({exception.Message}). All finished trials before this one are kept.", exception),
        3 or 8 or 14 or 23 => new(JournalFailure.NotWritable, path, $"'{path}' cannot be written ({exception.Message}).", exception),
        5 or 6 => new(JournalFailure.InUse, path, $"'{path}' is locked by another process.", exception),
        _ => new(JournalFailure.Unreadable, path, $"'{path}' is no readable journal ({exception.Message}).", exception),
    };
}
