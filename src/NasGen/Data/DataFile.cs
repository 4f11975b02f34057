using System.IO.Compression;
using NasGen.Errors;
using NasGen.Search.Contracts;
using NasGen.Search.Text;

namespace NasGen.Data;

/// <summary>A file that a space names as its data.</summary>
internal static class DataFile
{
    /// <summary>Opens the file. A gzip file is recognised by its first two bytes, whatever its name, and unpacked.</summary>
    /// <exception cref="NasException">NAS2001: the file is missing or cannot be read.</exception>
    public static Stream Open(string path, DataContext context)
    {
        var full = context.FullPath(path);
        try
        {
            var file = new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            var zipped = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
            file.Position = 0;
            return zipped ? new GZipStream(file, CompressionMode.Decompress) : file;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw context.Error("NAS2001", $"The data file '{path}' does not exist: {full}.{Suggestion(full)} Paths are relative to the project.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw context.Error("NAS2001", $"The data file '{path}' cannot be read: {exception.Message}", exception);
        }
    }

    private static string Suggestion(string full)
    {
        var folder = Path.GetDirectoryName(full)!;
        if (!Directory.Exists(folder)) return $" There is no folder '{folder}'.";
        var names = Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f));
        return NearestName.Of(Path.GetFileName(full), names) is { } near ? $" There is a file '{near}'." : "";
    }
}
