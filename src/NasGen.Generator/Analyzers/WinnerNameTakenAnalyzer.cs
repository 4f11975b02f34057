using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NasGen.Generator.Diagnostics;

namespace NasGen.Generator.Analyzers;

/// <summary>
/// NAS0013: at the class for the best winner, and at the attribute for a pick. A winner is a class of its space's namespace and a file that is named
/// after it, as are its weights and the report. Therefore no two winners of a project have the same name, whatever their namespaces; nor names that
/// differ in case alone, which some file systems take for the same.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WinnerNameTakenAnalyzer() : NasGenAnalyzer(DiagnosticDescriptors.WinnerNameTaken, GeneratedCodeAnalysisFlags.None)
{
    private protected override void Register(CompilationStartAnalysisContext context, NasGenSymbols symbols)
    {
        var spaces = new Lazy<List<INamedTypeSymbol>>(() => [.. SpacesIn(context.Compilation.Assembly.GlobalNamespace, symbols)]);
        context.RegisterSymbolAction(c => Check(c, symbols, spaces), SymbolKind.NamedType);
    }

    private static void Check(SymbolAnalysisContext context, NasGenSymbols symbols, Lazy<List<INamedTypeSymbol>> spaces)
    {
        var space = (INamedTypeSymbol)context.Symbol;
        if (!symbols.IsSearchSpace(space)) return;
        var claimed = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var other in spaces.Value.Where(s => !s.Is(space)))
            foreach (var (name, _) in Winners(other, symbols))
                claimed[name] = $"a winner of '{other.ToDisplayString()}'";
        foreach (var (name, location) in Winners(space, symbols))
        {
            var holder = claimed.TryGetValue(name, out var winner) ? winner
                : space.ContainingNamespace.GetTypeMembers(name, arity: 0).Any(t => !IsWinner(t, space, symbols)) ? "another type"
                : null;
            claimed[name] = "another winner";
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

    /// <summary>The spaces of the project, nested ones too.</summary>
    private static IEnumerable<INamedTypeSymbol> SpacesIn(INamespaceSymbol place, NasGenSymbols symbols)
    {
        var open = new Stack<INamespaceOrTypeSymbol>([place]);
        while (open.Count > 0)
        {
            var outer = open.Pop();
            if (outer is INamedTypeSymbol type && symbols.IsSearchSpace(type)) yield return type;
            foreach (var inner in outer is INamespaceSymbol @namespace ? @namespace.GetMembers() : outer.GetTypeMembers().AsEnumerable()) open.Push(inner);
        }
    }

    /// <summary>Whether the type is a winner, or the placeholder that the generator emits before the first search.</summary>
    private static bool IsWinner(INamedTypeSymbol type, INamedTypeSymbol space, NasGenSymbols symbols) =>
        type.BaseType.Is(space)
        && (type.HasAttribute(symbols.Architecture)
            || type.DeclaringSyntaxReferences.All(r => r.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)));
}
