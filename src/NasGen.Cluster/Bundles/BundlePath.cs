using NasGen.Cluster.Trust;

namespace NasGen.Cluster.Bundles;

/// <summary>Paths of unknown origin, which must stay below the folder that they are placed in.</summary>
internal static class BundlePath
{
    /// <summary>The absolute path of a file in a folder.</summary>
    /// <exception cref="ClusterException">NAS2093: the path is absolute, leaves the folder, or leads through a symbolic link.</exception>
    public static string Below(string folder, string path)
    {
        var parts = path.Split('/');
        if (path.Contains('\\') || path.Contains(':') || path.Any(char.IsControl) || parts.Any(part => part is "" or "." or ".."))
            throw Refused(path, "it is not a plain relative path");
        var place = folder;
        foreach (var part in parts)
        {
            place = Path.Combine(place, part);
            if (new FileInfo(place).LinkTarget is not null) throw Refused(path, "it leads through a symbolic link");
        }
        return place;
    }

    private static ClusterException Refused(string path, string reason)
    {
        var shown = string.Concat(path.Where(c => !char.IsControl(c)).Take(100));
        return new("NAS2093", $"The bundle was refused: the path '{shown}' cannot be placed, because {reason}.");
    }
}
