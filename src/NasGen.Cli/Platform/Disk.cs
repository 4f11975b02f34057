using NasGen.Search.Contracts;
using NasGen.Search.Files;
using NasGen.Search.Ledgers;

namespace NasGen.Cli.Platform;

/// <summary>Checks that results can be written before a search spends time on them.</summary>
internal static class Disk
{
    /// <summary>Creates the folder if it is missing, and tries to write in it. What killed processes left unfinished there is deleted.</summary>
    /// <exception cref="NasException">NAS2025: the folder cannot be written. NAS2026: the disk is full.</exception>
    public static void RequireWritable(string directory, string what)
    {
        var probe = AtomicFile.Unfinished(Path.Combine(directory, "probe"));
        try
        {
            Directory.CreateDirectory(directory);
            File.WriteAllBytes(probe, [0]);
            File.Delete(probe);
            AtomicFile.DeleteUnfinished(directory);
        }
        catch (Exception e) when (FullDisk.IsCauseOf(e))
        {
            throw JournalFile.Full(directory, e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new NasException("NAS2025", $"'{directory}' cannot be written, but it must hold {what}: {e.Message}", inner: e);
        }
    }
}
