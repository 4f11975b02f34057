using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NasGen.Generator.Analyzers;

/// <summary>The names by which source code can refer to NasGen. They are a cheap filter: the compiler has to bind few other names of a project.</summary>
internal sealed class NasGenNames
{
    private readonly ImmutableDictionary<string, INamedTypeSymbol> _types;

    public NasGenNames(IAssemblySymbol nasGen) =>
        _types = TypesIn(nasGen.GlobalNamespace)
            .GroupBy(t => t.Name, StringComparer.Ordinal)
            .ToImmutableDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    /// <summary>The names of NasGen's types, their aliases in the file, and the members that <c>using static</c> brings in.</summary>
    public ISet<string> In(SyntaxNode root)
    {
        var names = new HashSet<string>(_types.Keys, StringComparer.Ordinal);
        foreach (var directive in root.DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>())
        {
            if (directive.Name is not { } target || !_types.TryGetValue(Last(target), out var type)) continue;
            if (directive.Alias is { } alias) names.Add(alias.Name.Identifier.ValueText);
            else names.UnionWith(type.MemberNames);
        }
        return names;
    }

    private static string Last(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceSymbol space) =>
        space.GetTypeMembers().Where(t => t.DeclaredAccessibility == Accessibility.Public).Concat(space.GetNamespaceMembers().SelectMany(TypesIn));
}
