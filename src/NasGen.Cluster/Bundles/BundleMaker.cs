using System.Security.Cryptography;
using NasGen.Cluster.Trust;
using NasGen.Search.Contracts;

namespace NasGen.Cluster.Bundles;

/// <summary>Makes the manifest of a search, and remembers where its files lie.</summary>
internal sealed class BundleMaker
{
    private readonly Dictionary<string, BundleFile> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);

    /// <summary>The places of the files by the hashes of their contents.</summary>
    public IReadOnlyDictionary<string, string> Places => _places;

    /// <exception cref="ClusterException">NAS2092: a file is missing, cannot be read, or lies outside of the project's folder.</exception>
    public Manifest Make(ClusterShipment shipment)
    {
        try
        {
            var graph = DependencyGraph.Read(shipment.DepsFile, shipment.PackageFolders);
            AddFolder("build", shipment.Build, _ => true);
            // The host in this repository lies beside libraries that the search build's packages have, too. libtorch alone is half a gigabyte.
            AddFolder("host", shipment.Host, path => !path.StartsWith("cluster/", StringComparison.Ordinal) && !graph.Names.Contains(Path.GetFileName(path)));
            foreach (var (path, place) in graph.Files) Add($"{BundlePackage.Folder}/{path}", place);
            foreach (var data in shipment.Data) AddData(shipment.Project, data);
            return new Manifest([.. _files.Values.OrderBy(f => f.Path, StringComparer.Ordinal)], graph.Packages);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ClusterException("NAS2092", $"The files of the search cannot be read for other machines: {e.Message}", e);
        }
    }

    private void AddData(string project, string data)
    {
        var relative = Path.GetRelativePath(project, Path.GetFullPath(data, project)).Replace('\\', '/');
        if (relative == "." || relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative))
            throw new ClusterException(
                "NAS2092", $"The data '{data}' lie outside of the project's folder '{project}', so that no other machine could find them. Move them below it.");
        var place = Path.Combine(project, relative);
        if (Directory.Exists(place)) AddFolder($"project/{relative}", place, _ => true);
        else if (File.Exists(place)) Add($"project/{relative}", place);
        else throw new ClusterException("NAS2092", $"The data '{place}' do not exist.");
    }

    private void AddFolder(string prefix, string folder, Func<string, bool> isWanted)
    {
        foreach (var place in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            if (Path.GetRelativePath(folder, place).Replace('\\', '/') is var path && isWanted(path)) Add($"{prefix}/{path}", place);
    }

    private void Add(string path, string place)
    {
        using var stream = File.OpenRead(place);
        var file = new BundleFile(path, Convert.ToHexStringLower(SHA256.HashData(stream)), stream.Length);
        _files[path] = file;
        _places[file.Sha256] = place;
    }
}
