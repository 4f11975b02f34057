using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

internal static class Symbols
{
    private static readonly SymbolDisplayFormat Nested = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static readonly SymbolDisplayFormat Qualified = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>The type as code anywhere refers to it: <c>int</c>, <c>global::N.Outer.Inner</c>.</summary>
    public static string ToCode(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>The type as a message names it.</summary>
    public static string ToPlain(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    /// <summary><c>Outer.Inner</c>.</summary>
    public static string NestedName(this INamedTypeSymbol type) => type.ToDisplayString(Nested);

    public static string NamespaceName(this INamedTypeSymbol type) =>
        type.ContainingNamespace is { IsGlobalNamespace: false } @namespace ? @namespace.ToDisplayString(Qualified) : "";

    public static LocationInfo? Place(this ISymbol symbol) => LocationInfo.Of(symbol.Locations.FirstOrDefault());

    /// <summary>The type and the types that it is nested in, from the inside out.</summary>
    public static IEnumerable<INamedTypeSymbol> WithContainingTypes(this INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType) yield return current;
    }

    /// <summary>The type and those of its base classes that are not TorchSharp's, the furthest base first.</summary>
    public static List<INamedTypeSymbol> UserTypes(this INamedTypeSymbol type)
    {
        var types = new List<INamedTypeSymbol>();
        for (var current = type; current is { SpecialType: SpecialType.None } && !TorchTypes.IsModule(current); current = current.BaseType)
            types.Insert(0, current);
        return types;
    }

    /// <summary>The accessibility as C# writes it in a declaration.</summary>
    public static string ToCode(this Accessibility accessibility) => SyntaxFacts.GetText(accessibility);
}
