using Microsoft.CodeAnalysis;

namespace NasGen.Generator.Parsing;

/// <summary>Recognizes the types of TorchSharp by name, because the generator does not load TorchSharp.</summary>
internal static class TorchTypes
{
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

    private static bool IsTorch(INamedTypeSymbol type) =>
        type is { Name: "torch", ContainingType: null, ContainingNamespace: { Name: "TorchSharp", ContainingNamespace.IsGlobalNamespace: true } };
}
