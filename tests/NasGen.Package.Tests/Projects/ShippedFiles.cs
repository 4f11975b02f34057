using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace NasGen.Package.Tests.Projects;

/// <summary>An output folder that is shipped to a customer.</summary>
internal static class ShippedFiles
{
    /// <summary>Asserts that no file is named NasGen, no deps.json mentions it, and no assembly of the project refers to it.</summary>
    public static void AssertFreeOfNasGen(string folder)
    {
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        Assert.Contains(files, f => f.EndsWith(".deps.json", StringComparison.Ordinal));
        Assert.DoesNotContain(files, f => Path.GetRelativePath(folder, f).Contains("nasgen", StringComparison.OrdinalIgnoreCase));
        foreach (var file in files.Where(f => f.EndsWith(".json", StringComparison.Ordinal)))
            Assert.DoesNotContain("nasgen", File.ReadAllText(file), StringComparison.OrdinalIgnoreCase);
        foreach (var file in files.Where(f => f.EndsWith(".dll", StringComparison.Ordinal)))
            Assert.DoesNotContain("NasGen", References(file));
    }

    private static List<string> References(string assembly)
    {
        using var image = new PEReader(File.OpenRead(assembly));
        if (!image.HasMetadata) return [];
        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(r => metadata.GetString(metadata.GetAssemblyReference(r).Name).Split('.')[0])];
    }
}
