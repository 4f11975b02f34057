using Microsoft.CodeAnalysis;

namespace NasGen.Generator.Analyzers;

internal static class SymbolExtensions
{
    public static bool Is(this ISymbol? symbol, ISymbol? other) =>
        symbol is not null && SymbolEqualityComparer.Default.Equals(symbol.OriginalDefinition, other);

    public static bool HasAttribute(this ISymbol symbol, INamedTypeSymbol? attribute)
    {
        foreach (var candidate in symbol.GetAttributes())
            if (candidate.AttributeClass.Is(attribute))
                return true;
        return false;
    }
}
