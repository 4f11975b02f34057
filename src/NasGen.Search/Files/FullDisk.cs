using Microsoft.Data.Sqlite;

namespace NasGen.Search.Files;

/// <summary>Recognises the errors by which the operating system and SQLite report a full disk.</summary>
internal static class FullDisk
{
    /// <summary>
    /// Whether an error means a full disk: ENOSPC; Windows' ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL; SQLITE_FULL
    /// (https://sqlite.org/rescode.html#full).
    /// </summary>
    public static bool IsCauseOf(Exception error) => error switch
    {
        IOException io when OperatingSystem.IsWindows() => (io.HResult & 0xFFFF) is 112 or 39,
        IOException io => io.HResult == 28,
        SqliteException { SqliteErrorCode: 13 } => true,
        { InnerException: { } inner } => IsCauseOf(inner),
        _ => false,
    };
}
