using NasGen.Search.Contracts;
using NasGen.Search.Files;
using NasGen.Search.Ledgers;

namespace NasGen.Cli.Platform;

/// <summary>Checks of the disk before anything is computed.</summary>
internal static class Disk
{
    /// <summary>Creates a folder if it is missing, and writes a small file into it to see that this works.</summary>
    /// <param name="what">The files that will be written there, for the error: <c>the journal</c>.</param>
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
            throw new NasException("NAS2025", $"NasGen cannot write {what} into '{directory}': {e.Message}", inner: e);
        }
    }
}
