using System;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NasGen.Generator.Model;

namespace NasGen.Generator.Drift;

/// <summary>Reads a class marked <c>[Architecture]</c>.</summary>
internal static class WinnerReader
{
    public const string AttributeName = "NasGen.ArchitectureAttribute";

    private static readonly Regex Hash = new($"^{TextHash.Pattern}$", RegexOptions.CultureInvariant);

    public static bool IsClass(SyntaxNode node) => node is ClassDeclarationSyntax;

    public static Winner Read(GeneratorAttributeSyntaxContext source, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var winner = (INamedTypeSymbol)source.TargetSymbol;
        var attribute = source.Attributes[0];
        var (space, body) = (Argument(attribute, "Space"), Argument(attribute, "Body"));
        return new Winner(
            winner.Name,
            winner.BaseType?.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) ?? "",
            winner.BaseType?.Name ?? "",
            space,
            body,
            !Hash.IsMatch(space) ? "its Space is no hash"
                : !Hash.IsMatch(body) ? "its Body is no hash"
                : Argument(attribute, "Genotype").Length == 0 ? "its Genotype is missing"
                : winner.BaseType is not { SpecialType: SpecialType.None } @base ? "it derives from no search space"
                : !IsSearchSpace(@base) ? $"'{@base.Name}' is no search space"
                : null,
            LocationInfo.Of(attribute.ApplicationSyntaxReference));
    }

    private static bool IsSearchSpace(INamedTypeSymbol type) => type.GetAttributes().Any(a =>
        a.AttributeClass is { Name: "SearchSpaceAttribute", ContainingNamespace: { Name: "NasGen", ContainingNamespace.IsGlobalNamespace: true } });

    private static string Argument(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(a => string.Equals(a.Key, name, StringComparison.Ordinal)).Value
            is { Kind: TypedConstantKind.Primitive, Value: string text } ? text : "";
}
