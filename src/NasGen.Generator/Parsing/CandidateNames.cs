using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;

namespace NasGen.Generator.Parsing;

/// <summary>The option names of candidates: the shortest end of each qualified name that differs from the others.</summary>
internal static class CandidateNames
{
    public static List<string> Of(IReadOnlyList<INamedTypeSymbol> types, bool isSkippable)
    {
        var parts = types.Select(Parts).ToList();
        var lengths = types.Select(_ => 1).ToArray();
        while (true)
        {
            var names = parts.Select((p, i) => string.Join(".", p.Skip(p.Count - Math.Min(lengths[i], p.Count)))).ToList();
            var clashes = Enumerable.Range(0, names.Count)
                .Where(i => lengths[i] < parts[i].Count && (isSkippable && names[i] == BlockNames.Skip || names.Count(n => n == names[i]) > 1))
                .ToList();
            if (clashes.Count == 0) return names;
            foreach (var i in clashes) lengths[i]++;
        }
    }

    private static List<string> Parts(INamedTypeSymbol type)
    {
        var parts = new List<string> { Plain(type) };
        for (INamespaceOrTypeSymbol? outer = (INamespaceOrTypeSymbol?)type.ContainingType ?? type.ContainingNamespace;
             outer is not null and not INamespaceSymbol { IsGlobalNamespace: true };
             outer = (INamespaceOrTypeSymbol?)outer.ContainingType ?? outer.ContainingNamespace)
            parts.Insert(0, outer is INamedTypeSymbol named ? Plain(named) : outer.Name);
        return parts;
    }

    /// <summary>The name with its type arguments, without characters that have a meaning in a genotype's text.</summary>
    private static string Plain(INamedTypeSymbol type)
    {
        var name = new StringBuilder(type.Name);
        foreach (var argument in type.TypeArguments) name.Append('_').Append(argument is INamedTypeSymbol named ? Plain(named) : argument.Name);
        return name.ToString();
    }
}
