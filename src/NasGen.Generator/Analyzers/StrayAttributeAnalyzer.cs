using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NasGen.Generator.Diagnostics;

namespace NasGen.Generator.Analyzers;

/// <summary>NAS0020 for the attributes of a search space on a class that is none. They are not inherited, so a base class of a space is none either.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StrayAttributeAnalyzer() : NasGenAnalyzer(DiagnosticDescriptors.AttributesDoNotCombine, GeneratedCodeAnalysisFlags.None)
{
    private protected override void Register(CompilationStartAnalysisContext context, NasGenSymbols symbols) =>
        context.RegisterSymbolAction(c => Check(c, symbols), SymbolKind.NamedType);

    private static void Check(SymbolAnalysisContext context, NasGenSymbols symbols)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (symbols.IsSearchSpace(type)) return;
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is not { } kind || !kind.ContainingAssembly.Is(symbols.Assembly) || kind.Is(symbols.Architecture)) continue;
            var location = attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken).GetLocation() ?? type.Locations[0];
            context.ReportDiagnostic(Diagnostic.Create(
                DiagnosticDescriptors.AttributesDoNotCombine, location, type.Name,
                $"[{kind.Name.Replace("Attribute", "")}] needs [SearchSpace] beside it: nothing reads it here, "
                + $"not even a space that derives from '{type.Name}'."));
        }
    }
}
