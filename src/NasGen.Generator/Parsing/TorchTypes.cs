using System.Linq;
using Microsoft.CodeAnalysis;

namespace NasGen.Generator.Parsing;

/// <summary>Recognizes the types of TorchSharp by name, because the generator does not load TorchSharp.</summary>
internal static class TorchTypes
{
    private const string Groups = nameof(SpecialType.System_String);
    private const string Times = nameof(SpecialType.System_Double);

    public static bool IsTensor(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Tensor", Arity: 0, ContainingType: { } torch } && IsTorch(torch);

    /// <summary><c>Module&lt;Tensor, Tensor&gt;</c>.</summary>
    public static bool IsModule(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Module", Arity: 2, ContainingType: { Name: "nn", ContainingType: { } torch } } module
        && IsTorch(torch) && IsTensor(module.TypeArguments[0]) && IsTensor(module.TypeArguments[1]);

    /// <summary>Whether the type is, or derives from, <c>Module&lt;Tensor, Tensor&gt;</c>.</summary>
    public static bool DerivesFromModule(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
            if (IsModule(current))
                return true;
        return false;
    }

    /// <summary><c>(Tensor, Tensor)</c>, with any names of the elements.</summary>
    public static bool IsTensorPair(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsTupleType: true, TupleElements: { Length: 2 } elements } && IsTensor(elements[0].Type) && IsTensor(elements[1].Type);

    /// <summary><c>(Tensor, Tensor)</c> that may go on with <c>string[]</c> (groups), <c>double[]</c> (times), or both in this order.</summary>
    public static bool IsSamples(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsTupleType: true, TupleElements: { Length: >= 2 } elements }
        && IsTensor(elements[0].Type) && IsTensor(elements[1].Type)
        && string.Join(", ", elements.Skip(2).Select(e => ElementOf(e.Type))) is "" or Groups or Times or Groups + ", " + Times;

    /// <summary>Whether a tuple of samples has an array of this type: <c>string</c> for groups, <c>double</c> for times.</summary>
    public static bool HasArrayOf(ITypeSymbol samples, SpecialType element) => ((INamedTypeSymbol)samples).TupleElements.Any(e => ElementOf(e.Type) == element);

    private static SpecialType ElementOf(ITypeSymbol type) => type is IArrayTypeSymbol { Rank: 1 } array ? array.ElementType.SpecialType : SpecialType.None;

    private static bool IsTorch(INamedTypeSymbol type) =>
        type is { Name: "torch", ContainingType: null, ContainingNamespace: { Name: "TorchSharp", ContainingNamespace.IsGlobalNamespace: true } };
}
