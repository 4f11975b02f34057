using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NasGen.Generator.Diagnostics;

namespace NasGen.Generator.Analyzers;

/// <summary>
/// NAS0008, at the place in the constructor that leads to the read. A lambda reads later, so it does not count. An initializer cannot read a
/// property at all (CS0236).
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModuleReadInConstructorAnalyzer() : NasGenAnalyzer(DiagnosticDescriptors.ModuleReadInConstructor, GeneratedCodeAnalysisFlags.Analyze)
{
    private protected override void Register(CompilationStartAnalysisContext context, NasGenSymbols symbols) =>
        context.RegisterSymbolStartAction(c => Start(c, symbols), SymbolKind.NamedType);

    private static void Start(SymbolStartAnalysisContext context, NasGenSymbols symbols)
    {
        var space = (INamedTypeSymbol)context.Symbol;
        if (!symbols.IsSearchSpace(space)) return;

        var graph = new MemberGraph();
        graph.CollectFrom(context);
        context.RegisterSymbolEndAction(end =>
        {
            foreach (var reference in space.InstanceConstructors.SelectMany(graph.From))
            {
                if (reference.IsDeferred || reference.To is IMethodSymbol { MethodKind: MethodKind.Constructor }) continue;
                var reached = graph.ReachableFrom([reference.To], evenIfDeferred: false);
                var read = space.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(p => p.IsAbstract && symbols.IsModule(p) && reached.Contains(p));
                if (read is not null)
                    end.ReportDiagnostic(Diagnostic.Create(
                        DiagnosticDescriptors.ModuleReadInConstructor, reference.Syntax.GetLocation(), read.Name, space.Name));
            }
        });
    }
}
