using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NasGen.Generator.Diagnostics;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary>The candidates of <c>[Choice]</c>: blocks of NasGen, and the user's modules.</summary>
internal static class CandidateParser
{
    public static List<ParsedCandidate> ParseAll(ParseContext context, IPropertySymbol property, NasAttribute choice, bool isSkippable)
    {
        var types = Types(context, property, choice);
        var names = CandidateNames.Of(types, isSkippable);
        var candidates = new List<ParsedCandidate>();
        for (var i = 0; i < types.Count; i++)
        {
            var candidate = BlockSettings(types[i]) is { } settings
                ? new ParsedCandidate(new CandidateModel(names[i], types[i].ToCode(), null), settings, [])
                : ParseModule(context, choice, types[i], names[i]);
            if (candidate is not null) candidates.Add(candidate);
        }
        return candidates;
    }

    private static List<INamedTypeSymbol> Types(ParseContext context, IPropertySymbol property, NasAttribute choice)
    {
        var given = choice.TypeArguments.Length > 0
            ? choice.TypeArguments.ToList()
            : choice.Arguments(0).Select(c => c.Value).OfType<ITypeSymbol>().ToList();
        if (given.Count == 0)
            ListedOptions.Unusable(context, choice, property.Name, "it names no candidate");
        var types = new List<INamedTypeSymbol>();
        foreach (var type in given)
        {
            if (type.TypeKind == TypeKind.Error)
                context.Break();
            else if (types.Any(t => SymbolEqualityComparer.Default.Equals(t, type)))
                context.Report(DiagnosticDescriptors.DuplicateCandidate, choice.Location, type.ToPlain(), property.Name);
            else if (type is INamedTypeSymbol { IsUnboundGenericType: false } named)
                types.Add(named);
            else
                Unreachable(context, choice, type, type is INamedTypeSymbol ? "it is open generic" : "it is no class");
        }
        return types;
    }

    /// <summary>The settings that a built-in block uses; <see langword="null"/> for a user module.</summary>
    private static List<string>? BlockSettings(INamedTypeSymbol type)
    {
        if (type is not { ContainingType: null, ContainingNamespace: { Name: "NasGen", ContainingNamespace.IsGlobalNamespace: true } }) return null;
        var block = type.GetAttributes().FirstOrDefault(a => a.AttributeClass is { Name: "BlockAttribute", ContainingNamespace.Name: "NasGen" });
        if (block is null || block.ConstructorArguments.Length == 0) return null;
        var settings = block.ConstructorArguments[0] is { Kind: TypedConstantKind.Array, IsNull: false } array
            ? array.Values.Select(v => v.Value).OfType<string>().ToList()
            : [];
        if (type.ToCode() != BlockNames.Identity) settings.Add(SettingNames.Depth);
        return settings;
    }

    private static ParsedCandidate? ParseModule(ParseContext context, NasAttribute choice, INamedTypeSymbol type, string name)
    {
        var obstacle =
            !TorchTypes.DerivesFromModule(type) ? "it is no Module<Tensor, Tensor>"
            : type.IsAbstract ? "it is abstract"
            : type.WithContainingTypes().Any(t => t.IsFileLocal) ? "it is file-local"
            : !context.IsReachable(type) ? $"it is {type.DeclaredAccessibility.ToCode()}"
            : !type.InstanceConstructors.Any(context.IsReachable) ? "its constructor is private"
            : null;
        if (obstacle is not null)
        {
            Unreachable(context, choice, type, obstacle);
            return null;
        }
        return ConstructorBinder.Bind(context, choice, type, name);
    }

    private static void Unreachable(ParseContext context, NasAttribute choice, ITypeSymbol type, string clause) =>
        context.Report(DiagnosticDescriptors.CandidateNotReachable, choice.Location, type.ToPlain(), clause);
}
