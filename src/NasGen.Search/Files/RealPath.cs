namespace NasGen.Search.Files;

/// <summary>Paths without symbolic links, to decide whether a file of unknown origin names a place outside of a folder.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    /// <summary>Whether a path is a folder or lies below it. It need not exist.</summary>
    public static bool IsWithin(string folder, string path)
    {
        try
        {
            var links = 0;
            var (outer, inner) = (Of(folder, ref links), Of(path, ref links));
            return inner == outer || inner.StartsWith(Path.TrimEndingDirectorySeparator(outer) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false; // Links that lead nowhere, or a path that no file can have.
        }
    }

    private static string Of(string path, ref int links)
    {
        path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(path) is not { } parent) return path;
        var place = new DirectoryInfo(Path.Combine(Of(parent, ref links), Path.GetFileName(path)));
        if (place.LinkTarget is not { } target) return place.FullName;
        if (++links > MostLinks) throw new IOException($"'{path}' leads through too many links.");
        return Of(Path.GetFullPath(target, place.Parent!.FullName), ref links);
    }
}
