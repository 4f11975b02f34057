using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace NasGen.Generator.Parsing;

/// <summary>The members that a winner must override, except <c>forward</c>.</summary>
internal static class AbstractMembers
{
    /// <summary>The members in order of declaration, base classes first. The parts of a partial class are in the order of their files' paths.</summary>
    public static List<ISymbol> Of(INamedTypeSymbol space)
    {
        var open = new List<ISymbol>();
        foreach (var member in space.UserTypes().SelectMany(InOrder))
        {
            if (Overridden(member) is { } overridden) open.RemoveAll(m => SymbolEqualityComparer.Default.Equals(m, overridden));
            if (member.IsAbstract && member is IPropertySymbol or IEventSymbol or IMethodSymbol { AssociatedSymbol: null }) open.Add(member);
        }
        open.RemoveAll(m => !m.IsAbstract || IsForward(m));
        return open;
    }

    /// <summary>A type's members in order of declaration.</summary>
    public static IEnumerable<ISymbol> InOrder(INamedTypeSymbol type) =>
        type.GetMembers()
            .OrderBy(m => m.Locations.FirstOrDefault()?.SourceTree?.FilePath ?? "", StringComparer.Ordinal)
            .ThenBy(m => m.Locations.FirstOrDefault() is { IsInSource: true } location ? location.SourceSpan.Start : 0);

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IPropertySymbol property => property.OverriddenProperty,
        IMethodSymbol method => method.OverriddenMethod,
        IEventSymbol @event => @event.OverriddenEvent,
        _ => null,
    };

    private static bool IsForward(ISymbol member)
    {
        if (member is not IMethodSymbol { Name: "forward" } method) return false;
        while (method.OverriddenMethod is { } overridden) method = overridden;
        return TorchTypes.IsModule(method.ContainingType);
    }
}
