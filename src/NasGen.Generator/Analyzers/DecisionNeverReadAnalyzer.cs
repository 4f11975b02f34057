using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NasGen.Generator.Diagnostics;

namespace NasGen.Generator.Analyzers;

/// <summary>
/// NAS0007. A decision counts as read if <c>forward</c>, a constructor or a method that an attribute of the class names reaches it through any member of the
/// class. A constructor can read scalars, and it can create a lambda that reads modules when <c>forward</c> calls it; a method of <c>[Train]</c> can read a
/// learning rate. If <c>this</c> is passed on, or the registered modules are enumerated, all decisions count as read.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DecisionNeverReadAnalyzer() : NasGenAnalyzer(DiagnosticDescriptors.DecisionNeverRead, GeneratedCodeAnalysisFlags.Analyze)
{
    private static readonly ImmutableHashSet<string> Enumerations =
        ImmutableHashSet.Create("children", "named_children", "modules", "named_modules", "get_submodule");

    private protected override void Register(CompilationStartAnalysisContext context, NasGenSymbols symbols) =>
        context.RegisterSymbolStartAction(c => Start(c, symbols), SymbolKind.NamedType);

    private static void Start(SymbolStartAnalysisContext context, NasGenSymbols symbols)
    {
        var space = (INamedTypeSymbol)context.Symbol;
        if (!symbols.IsSearchSpace(space)) return;
        var forward = space.GetMembers("forward").OfType<IMethodSymbol>().Where(m => m.IsOverride).ToArray();
        if (forward.Length == 0) return;

        var graph = new MemberGraph();
        graph.CollectFrom(context);
        context.RegisterSymbolEndAction(end =>
        {
            var read = graph.ReachableFrom([.. forward, .. space.InstanceConstructors, .. NamedByAttributes(space)], evenIfDeferred: true);
            if (read.Contains(space) || read.Any(EnumeratesModules)) return;
            foreach (var property in space.GetMembers().OfType<IPropertySymbol>())
                if (property is { IsAbstract: true, IsOverride: false } && symbols.IsDecision(property) && !read.Contains(property))
                    end.ReportDiagnostic(Diagnostic.Create(
                        DiagnosticDescriptors.DecisionNeverRead, property.Locations[0], property.Name, space.Name));
        });

        static IEnumerable<ISymbol> NamedByAttributes(INamedTypeSymbol space) =>
            space.GetAttributes().SelectMany(attribute => attribute.ConstructorArguments)
                .Where(argument => argument.Kind == TypedConstantKind.Primitive).Select(argument => argument.Value).OfType<string>()
                .SelectMany(name => space.GetMembers(name)).OfType<IMethodSymbol>();

        bool EnumeratesModules(ISymbol member) => member.ContainingType.Is(symbols.Module) && Enumerations.Contains(member.Name);
    }
}
