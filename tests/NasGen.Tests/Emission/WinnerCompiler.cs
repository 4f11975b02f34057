using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NasGen.Tests.Emission;

/// <summary>Compiles emitted winners as a user's project does: nullable enabled by the file alone, documentation on, warnings collected.</summary>
internal static class WinnerCompiler
{
    /// <summary>The assemblies on which the tests themselves run.</summary>
    public static readonly Lazy<MetadataReference[]> References = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => path.EndsWith(".dll", StringComparison.Ordinal)).Select(path => MetadataReference.CreateFromFile(path)),
    ]);

    /// <returns>The assembly, and all diagnostics that are not hidden.</returns>
    public static (Assembly? Assembly, string[] Diagnostics) Compile(IEnumerable<string> winners)
    {
        var parse = new CSharpParseOptions(LanguageVersion.CSharp14, DocumentationMode.Diagnose);
        var trees = winners.Select((text, i) => CSharpSyntaxTree.ParseText(text, parse, $"/{i}.nas.cs"));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, warningLevel: 9999)
            .WithSpecificDiagnosticOptions([new("CS1701", ReportDiagnostic.Suppress)]); // As the SDK does for every project.
        var compilation = CSharpCompilation.Create("NasGen.Tests.Winners", trees, References.Value, options);
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        var diagnostics = result.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.ToString()).ToArray();
        return (result.Success ? Assembly.Load(stream.ToArray()) : null, diagnostics);
    }
}
