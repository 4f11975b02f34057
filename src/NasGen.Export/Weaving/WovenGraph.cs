using System.Text.Json;
using System.Text.Json.Nodes;

namespace NasGen.Export.Weaving;

/// <summary>
/// A dependency graph without TorchSharp.dll. A process that is started with it asks for the assembly, and gets the copy. The native libraries stay
/// in the graph.
/// </summary>
internal static class WovenGraph
{
    private const string Assembly = "TorchSharp.dll";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Writes the graph beside the given one, because the runtime looks for the project's own assemblies there.</summary>
    /// <returns>The path of the new graph.</returns>
    public static string Write(string depsFile)
    {
        var graph = JsonNode.Parse(File.ReadAllText(depsFile))!;
        foreach (var (_, target) in graph["targets"]!.AsObject())
            foreach (var (_, library) in target!.AsObject())
                if (library?["runtime"] is JsonObject files)
                    foreach (var file in files.Select(f => f.Key).Where(f => f.Split('/')[^1] == Assembly).ToList()) files.Remove(file);
        var path = depsFile[..^".deps.json".Length] + ".traced.deps.json";
        File.WriteAllText(path, graph.ToJsonString(Indented));
        return path;
    }
}
