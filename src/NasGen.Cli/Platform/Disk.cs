using NasGen.Search.Contracts;
using NasGen.Search.Files;
using NasGen.Search.Ledgers;

namespace NasGen.Cli.Platform;

/// <summary>Checks that results can be written before a search spends time on them.</summary>
internal static class Disk
{
    /// <summary>Creates the folder if it is missing, and tries to write in it.</summary>
    /// <exception cref="NasException">NAS2025: the folder cannot be written. NAS2026: the disk is full.</exception>
    public static void RequireWritable(string directory, string what)
    {
        var probe = Path.Combine(directory, $".nasgen-{Environment.ProcessId}.tmp");
        try
        {
            Directory.CreateDirectory(directory);
            File.WriteAllBytes(probe, [0]);
            File.Delete(probe);
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
