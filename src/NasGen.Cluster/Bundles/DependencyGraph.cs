using System.Text.Json;

namespace NasGen.Cluster.Bundles;

/// <summary>What a deps.json says about the packages of a program: their files that it can load on this system, and their hashes.</summary>
internal sealed class DependencyGraph
{
    private static readonly string[] Kinds = ["runtime", "native", "runtimeTargets"];

    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly List<BundlePackage> _packages = [];

    /// <summary>The places of the files by their paths in a folder of packages.</summary>
    public IReadOnlyDictionary<string, string> Files => _files;

    public IReadOnlyList<BundlePackage> Packages => _packages;

    /// <summary>The names of the files.</summary>
    public IReadOnlySet<string> Names => _files.Keys.Select(path => Path.GetFileName(path)).ToHashSet(StringComparer.OrdinalIgnoreCase);

    public static DependencyGraph Read(string depsFile, IReadOnlyList<string> packageFolders)
    {
        var graph = new DependencyGraph();
        using var json = JsonDocument.Parse(File.ReadAllText(depsFile));
        var libraries = json.RootElement.GetProperty("libraries");
        foreach (var target in json.RootElement.GetProperty("targets").EnumerateObject())
            foreach (var library in target.Value.EnumerateObject())
                if (libraries.GetProperty(library.Name) is var facts && facts.GetProperty("type").GetString() == "package")
                    graph.Add(library.Value, facts, packageFolders);
        return graph;
    }

    private void Add(JsonElement assets, JsonElement facts, IReadOnlyList<string> folders)
    {
        if (!facts.TryGetProperty("path", out var name) || name.GetString() is not { } path) return;
        if (folders.Select(f => Path.Combine(f, path)).FirstOrDefault(Directory.Exists) is not { } place) return;
        var hasFiles = false;
        foreach (var kind in Kinds)
            if (assets.TryGetProperty(kind, out var list))
                foreach (var asset in list.EnumerateObject().Select(a => a.Name))
                    if (File.Exists(Path.Combine(place, asset))) hasFiles |= _files.TryAdd($"{path}/{asset}", Path.Combine(place, asset));
        if (!hasFiles || !facts.TryGetProperty("hashPath", out var hashFile)) return;
        var hash = Path.Combine(place, hashFile.GetString()!);
        if (File.Exists(hash)) _packages.Add(new BundlePackage(path, hashFile.GetString()!, File.ReadAllText(hash).Trim()));
    }
}
