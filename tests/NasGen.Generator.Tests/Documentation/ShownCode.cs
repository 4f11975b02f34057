using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NasGen.Generator.Analyzers;
using NasGen.Generator.Tests.Analyzers;

namespace NasGen.Generator.Tests.Documentation;

/// <summary>C# that a page shows, compiled as a user's project compiles it: with the generator and all analyzers.</summary>
internal static class ShownCode
{
    /// <summary>A decision, without which a class is no search space.</summary>
    private const string Decision = """
            [Choice<ConvBlock, MobileBlock>]
            protected abstract Module<Tensor, Tensor> Stem { get; }
        """;

    private const string ImplicitUsings = "global using System.Threading;";

    /// <summary>Everything that the compiler, the generator and the analyzers report.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Diagnose(string code)
    {
        var source = AnalyzerTest.Compile(("Model.cs", code), ("ImplicitUsings.cs", ImplicitUsings));
        CSharpGeneratorDriver.Create(new SearchSpaceGenerator()).RunGeneratorsAndUpdateCompilation(source, out var compilation, out var generated);
        DiagnosticAnalyzer[] analyzers =
        [
            new DecisionNeverReadAnalyzer(), new ModuleReadInConstructorAnalyzer(), new RuntimeReferenceAnalyzer(), new StrayAttributeAnalyzer(),
            new UnregisteredAnalyzer(), new WinnerNameTakenAnalyzer(),
        ];
        var analyzed = await compilation.WithAnalyzers([.. analyzers]).GetAnalyzerDiagnosticsAsync();
        return [.. generated, .. analyzed, .. compilation.GetDiagnostics()];
    }

    /// <summary>An excerpt with the rest of the class around it: attributes of a class get a class, properties get the class that declares them.</summary>
    public static string Complete(string excerpt)
    {
        if (Has("class ")) return excerpt;
        var isMember = Has("{ get; }");
        var attributes = isMember ? "" : excerpt;
        if (isMember || !Has("[SearchSpace")) attributes = "[SearchSpace(Input = [1, 8, 8])]\n" + attributes;
        var members = Has("[Choice") || Has("[Values") || Has("[Range") ? excerpt : isMember ? $"{Decision}\n{excerpt}" : Decision;
        return $"{attributes}\npublic abstract class Net() : Module<Tensor, Tensor>(nameof(Net))\n{{\n{members}\n}}\n";

        bool Has(string text) => excerpt.Contains(text, StringComparison.Ordinal);
    }
}
