using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace NasGen.Errors;

/// <summary>What the debug symbols of the user's assembly, beside it or inside it, say about its source. Without symbols they say nothing.</summary>
internal static class DebugSymbols
{
    /// <summary>The first line of a class that its constructors run: that of a field's initial value, or of a constructor.</summary>
    public static (string File, int Line)? PlaceOf(Type type) => Read(type.Assembly, symbols =>
    {
        var constructors = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);
        return constructors
            .Select(c => (MethodDefinitionHandle)MetadataTokens.EntityHandle(c.MetadataToken))
            .SelectMany(c => symbols.GetMethodDebugInformation(c).GetSequencePoints())
            .Where(p => !p.IsHidden)
            .OrderBy(p => p.StartLine)
            .Select(p => ((string, int)?)(symbols.GetString(symbols.GetDocument(p.Document).Name), p.StartLine))
            .FirstOrDefault();
    });

    /// <summary>The names to which the files of an assembly give a meaning by <c>using Name = …</c>.</summary>
    public static IReadOnlyCollection<string> Aliases(Assembly assembly) => Read(assembly, symbols =>
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (var scope in symbols.ImportScopes)
            foreach (var import in symbols.GetImportScope(scope).GetImports())
                if (import.Kind is ImportDefinitionKind.AliasType or ImportDefinitionKind.AliasNamespace or ImportDefinitionKind.AliasAssemblyNamespace)
                    names.Add(Text(symbols, import.Alias));
        return names;
    }) ?? [];

    private static string Text(MetadataReader symbols, BlobHandle text)
    {
        var bytes = symbols.GetBlobReader(text);
        return bytes.ReadUTF8(bytes.Length);
    }

    private static T? Read<T>(Assembly assembly, Func<MetadataReader, T?> read)
    {
        try
        {
            if (!File.Exists(assembly.Location)) return default;
            using var image = new PEReader(File.OpenRead(assembly.Location));
            if (!image.TryOpenAssociatedPortablePdb(assembly.Location, path => File.Exists(path) ? File.OpenRead(path) : null, out var symbols, out _))
                return default;
            using (symbols) return read(symbols!.GetMetadataReader());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            return default;
        }
    }
}
