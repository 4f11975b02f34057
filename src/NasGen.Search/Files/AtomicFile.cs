using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace NasGen.Search.Files;

/// <summary>
/// A file is either the old one or the new one, whenever the power fails or the process is killed. What a killed process leaves unfinished has its number
/// in the name, and the next search deletes it.
/// </summary>
internal static class AtomicFile
{
    private const string Ending = ".nasgen-tmp";

    /// <summary>The file that this process writes before it takes the name of another one.</summary>
    public static string Unfinished(string path) => Path.Combine(
        Path.GetDirectoryName(path)!, string.Create(CultureInfo.InvariantCulture, $".{Path.GetFileName(path)}.{Environment.ProcessId}{Ending}"));

    /// <summary>Deletes what processes that have ended left unfinished in a folder.</summary>
    /// <exception cref="IOException">A file cannot be deleted.</exception>
    public static void DeleteUnfinished(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, ".*" + Ending).Where(path => !IsRunning(path)).ToList()) File.Delete(path);
    }

    private static bool IsRunning(string unfinished)
    {
        if (!int.TryParse(unfinished[..^Ending.Length].Split('.')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return true;
        try
        {
            using var process = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Writes UTF-8 without a byte order mark; leaves a file alone whose text is the same.</summary>
    public static void Write(string path, string text)
    {
        var bytes = new UTF8Encoding(false).GetBytes(text);
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes)) return;
        Write(path, unfinished => File.WriteAllBytes(unfinished, bytes));
    }

    /// <summary>Writes what a function writes to the file that it is given: the name is taken when all of it is on the disk.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">The function.</param>
    /// <param name="outlivesPowerFailure">Whether the file is still needed after one. If not, nothing waits for the disk.</param>
    public static void Write(string path, Action<string> write, bool outlivesPowerFailure = true)
    {
        var temporary = Unfinished(path);
        try
        {
            // A link in its place, which may come with a pull request, must not lead elsewhere.
            File.Delete(temporary);
            new FileStream(temporary, FileMode.CreateNew).Dispose();
            write(temporary);
            if (outlivesPowerFailure)
            {
                using var file = new FileStream(temporary, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                file.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            if (File.Exists(temporary)) File.Delete(temporary);
        }
    }
}
