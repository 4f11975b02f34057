using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NasGen.Generator.Diagnostics;

namespace NasGen.Generator.Analyzers;

/// <summary>NAS0013: at the class for the best winner, and at the attribute for a pick.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WinnerNameTakenAnalyzer() : NasGenAnalyzer(DiagnosticDescriptors.WinnerNameTaken, GeneratedCodeAnalysisFlags.None)
{
    private protected override void Register(CompilationStartAnalysisContext context, NasGenSymbols symbols) =>
        context.RegisterSymbolAction(c => Check(c, symbols), SymbolKind.NamedType);

    private static void Check(SymbolAnalysisContext context, NasGenSymbols symbols)
    {
        var space = (INamedTypeSymbol)context.Symbol;
        if (!symbols.IsSearchSpace(space)) return;
        var others = SpacesBeside(space, symbols).SelectMany(s => Winners(s, symbols)).Select(w => w.Name);
        var claimed = new HashSet<string>(others, StringComparer.Ordinal);
        foreach (var (name, location) in Winners(space, symbols))
        {
            var holder = !claimed.Add(name) ? "another winner"
                : space.ContainingNamespace.GetTypeMembers(name, arity: 0).Any(t => !IsWinner(t, space, symbols)) ? "another type"
                : null;
            if (holder is not null)
                context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.WinnerNameTaken, location, name, space.Name, holder));
        }
    }

    private static IEnumerable<(string Name, Location Location)> Winners(INamedTypeSymbol space, NasGenSymbols symbols)
    {
        yield return (space.Name + "Best", space.Locations[0]);
        foreach (var attribute in space.GetAttributes())
            if (attribute.AttributeClass.Is(symbols.Pick) && attribute.ConstructorArguments is { Length: > 0 } arguments && arguments[0].Value is string name)
                yield return (name, attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation() ?? space.Locations[0]);
    }

    /// <summary>The other spaces of the namespace, nested ones too. Winners are declared in the namespace, so only their names can collide.</summary>
    private static IEnumerable<INamedTypeSymbol> SpacesBeside(INamedTypeSymbol space, NasGenSymbols symbols)
    {
        var open = new Stack<INamedTypeSymbol>(space.ContainingNamespace.GetTypeMembers());
        while (open.Count > 0)
        {
            var type = open.Pop();
            if (!type.Is(space) && symbols.IsSearchSpace(type)) yield return type;
            foreach (var nested in type.GetTypeMembers()) open.Push(nested);
        }
    }

    /// <summary>Whether the type is a winner, or the placeholder that the generator emits before the first search.</summary>
    private static bool IsWinner(INamedTypeSymbol type, INamedTypeSymbol space, NasGenSymbols symbols) =>
        type.BaseType.Is(space)
        && (type.HasAttribute(symbols.Architecture)
            || type.DeclaringSyntaxReferences.All(r => r.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)));
}
