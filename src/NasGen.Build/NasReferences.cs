using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace NasGen.Build;

/// <summary>
/// Warns (NAS1001) where a compiled assembly needs NasGen at run time: NasGen is not shipped with the product. Attributes leave no
/// reference; a field, a base type or a <c>typeof</c> does.
/// </summary>
public sealed class NasReferences : Task
{
    /// <summary>The compiled assembly.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>The project, to which the warning is attached.</summary>
    public string? Project { get; set; }

    /// <summary>The address of the pages on errors, with a slash at its end.</summary>
    public string? Help { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        using var stream = File.OpenRead(Assembly);
        using var image = new PEReader(stream);
        var types = TypesOfNasGen(image.GetMetadataReader());
        if (types.Count > 0)
            Log.LogWarning(null, "NAS1001", null, string.IsNullOrEmpty(Help) ? null : Help + "NAS1001.md", Project, 0, 0, 0, 0,
                "{0} refers at run time to {1} of NasGen, which is not shipped with it: this code will fail with FileNotFoundException. Models need NasGen's attributes only, and those leave no reference.",
                Path.GetFileName(Assembly), string.Join(", ", types));
        return true;
    }

    private static List<string> TypesOfNasGen(MetadataReader metadata) =>
    [
        .. metadata.TypeReferences
            .Select(metadata.GetTypeReference)
            .Where(t => t.ResolutionScope.Kind == HandleKind.AssemblyReference && IsNasGen(metadata, (AssemblyReferenceHandle)t.ResolutionScope))
            .Select(t => metadata.GetString(t.Name))
            .Distinct()
            .OrderBy(n => n, StringComparer.Ordinal),
    ];

    private static bool IsNasGen(MetadataReader metadata, AssemblyReferenceHandle handle)
    {
        var name = metadata.GetString(metadata.GetAssemblyReference(handle).Name);
        return name == "NasGen" || name.StartsWith("NasGen.", StringComparison.Ordinal);
    }
}
