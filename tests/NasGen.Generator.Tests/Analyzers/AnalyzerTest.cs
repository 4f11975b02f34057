using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NasGen.Generator.Tests.Analyzers;

/// <summary>Runs one analyzer over source that refers to the real NasGen and TorchSharp.</summary>
internal static class AnalyzerTest
{
    private const string Usings = """
        global using System;
        global using System.Linq;
        global using NasGen;
        global using TorchSharp;
        global using static TorchSharp.torch;
        global using static TorchSharp.torch.nn;
        """;

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => !Path.GetFileName(p).StartsWith("Microsoft.", StringComparison.Ordinal))
            .Select(p => MetadataReference.CreateFromFile(p)),
    ];

    /// <summary>The source compiles, and the analyzer reports what is marked, there, and nothing else.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Verify<TAnalyzer>(string marked, params (string Path, string Source)[] others)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var markup = Markup.Parse(marked);
        var compilation = Compile([("Model.cs", markup.Source), .. others]);
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        var found = await Analyze<TAnalyzer>(compilation);
        Assert.Equal(markup.Expected.Order(), found.Select(d => (d.Id, d.Location.SourceSpan)).Order());
        return found;
    }

    /// <summary>The diagnostics in order of place. An exception of the analyzer is one (AD0001), and fails here.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Analyze<TAnalyzer>(CSharpCompilation compilation)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var found = await compilation.WithAnalyzers([new TAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(found, d => d.Id == "AD0001");
        return [.. found.OrderBy(d => d.Location.SourceSpan)];
    }

    public static CSharpCompilation Compile(params IEnumerable<(string Path, string Source)> files) => CSharpCompilation.Create(
        "Product",
        files.Prepend(("Usings.cs", Usings)).Select(f => CSharpSyntaxTree.ParseText(f.Item2, path: f.Item1)),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
}
