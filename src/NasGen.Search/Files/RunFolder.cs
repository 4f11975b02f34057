namespace NasGen.Search.Files;

/// <summary>
/// A folder of files that only one run needs. It is deleted at the end of the run; if the run is killed, the next run deletes it. The run holds a lock
/// on a file in the folder, which the system releases when the process ends, however it ends. Other users cannot enter the folder.
/// </summary>
internal sealed class RunFolder : IDisposable
{
    private const string LockName = "lock";
    private const int Attempts = 3;
    private readonly FileStream _lock;

    private RunFolder(string path, FileStream held) => (Path, _lock) = (path, held);

    public string Path { get; }

    /// <summary>Creates a folder with a name of its own, and deletes the folders of runs that have ended.</summary>
    /// <param name="parent">The folder in which it is created.</param>
    /// <param name="prefix">The beginning of the names of such folders.</param>
    /// <returns><see langword="null"/> if the folder cannot be created.</returns>
    public static RunFolder? TryCreate(string parent, string prefix)
    {
        DeleteEnded(parent, prefix);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var path = System.IO.Path.Combine(parent, prefix + Guid.NewGuid().ToString("N")[..12]);
            // Another run that starts in the same moment can take the folder for one of an ended run, until it is locked.
            if (TryLock(path, FileMode.CreateNew) is not { } held) continue;
            if (File.Exists(held.Name)) return new RunFolder(path, held);
            held.Dispose();
        }
        return null;
    }

    public void Dispose()
    {
        TryDelete(Path);
        _lock.Dispose();
    }

    private static void DeleteEnded(string parent, string prefix)
    {
        if (!Directory.Exists(parent)) return;
        foreach (var path in Directory.GetDirectories(parent, prefix + "*"))
        {
            if (!File.Exists(System.IO.Path.Combine(path, LockName))) TryDelete(path, recursive: false);
            using var held = TryLock(path, FileMode.Open);
            if (held is not null) TryDelete(path);
        }
    }

    private static FileStream? TryLock(string path, FileMode mode)
    {
        try
        {
            if (mode == FileMode.CreateNew) PrivateFolder.Create(path);
            return new FileStream(System.IO.Path.Combine(path, LockName), mode, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void TryDelete(string path, bool recursive = true)
    {
        try
        {
            Directory.Delete(path, recursive);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A process that is being killed may still write into it. The next run deletes it.
        }
    }
}
