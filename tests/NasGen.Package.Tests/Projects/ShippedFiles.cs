using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace NasGen.Package.Tests.Projects;

/// <summary>An output folder that is shipped to a customer.</summary>
internal static class ShippedFiles
{
    /// <summary>Libraries of NasGen and of NasGen.Export that no test project refers to.</summary>
    private static readonly string[] Libraries = ["onnx", "cecil", "pybridge", "sqlite", "spectre"];

    /// <summary>Asserts that no file is NasGen's or a library's of it, no deps.json mentions one, and no assembly of the project refers to NasGen.</summary>
    public static void AssertFreeOfNasGen(string folder)
    {
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        Assert.Contains(files, f => f.EndsWith(".deps.json", StringComparison.Ordinal));
        foreach (var name in (string[])["nasgen", .. Libraries])
        {
            Assert.DoesNotContain(files, f => Path.GetRelativePath(folder, f).Contains(name, StringComparison.OrdinalIgnoreCase));
            foreach (var file in files.Where(f => f.EndsWith(".json", StringComparison.Ordinal)))
                Assert.DoesNotContain(name, File.ReadAllText(file), StringComparison.OrdinalIgnoreCase);
        }
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
