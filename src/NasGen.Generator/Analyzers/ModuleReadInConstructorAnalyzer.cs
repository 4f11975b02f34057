using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NasGen.Generator.Diagnostics;

namespace NasGen.Generator.Analyzers;

/// <summary>
/// NAS0008, at the place in the constructor from which the read is reached. What a lambda reads is read later. (In an initialiser no
/// property can be read: CS0236.)
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
                if (space.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(p => p.IsAbstract && symbols.IsModule(p) && reached.Contains(p)) is { } property)
                    end.ReportDiagnostic(Diagnostic.Create(
                        DiagnosticDescriptors.ModuleReadInConstructor, reference.Syntax.GetLocation(), property.Name, space.Name));
            }
        });
    }
}
