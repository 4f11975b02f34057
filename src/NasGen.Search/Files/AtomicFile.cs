using System.Text;

namespace NasGen.Search.Files;

/// <summary>A file is either the old one or the new one, whenever the power fails.</summary>
internal static class AtomicFile
{
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
        var temporary = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.tmp");
        try
        {
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
