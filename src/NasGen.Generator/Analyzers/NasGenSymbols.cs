using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace NasGen.Generator.Analyzers;

/// <summary>The symbols that the analyzers recognize, looked up once per compilation.</summary>
internal sealed class NasGenSymbols
{
    private readonly INamedTypeSymbol _searchSpace;
    private readonly INamedTypeSymbol? _choice;
    private readonly INamedTypeSymbol? _values;
    private readonly INamedTypeSymbol? _range;

    private NasGenSymbols(Compilation compilation, INamedTypeSymbol searchSpace)
    {
        _searchSpace = searchSpace;
        _choice = compilation.GetTypeByMetadataName("NasGen.ChoiceBaseAttribute");
        _values = compilation.GetTypeByMetadataName("NasGen.ValuesAttribute");
        _range = compilation.GetTypeByMetadataName("NasGen.RangeAttribute");
        Pick = compilation.GetTypeByMetadataName("NasGen.PickAttribute");
        Architecture = compilation.GetTypeByMetadataName("NasGen.ArchitectureAttribute");
        Module = compilation.GetTypeByMetadataName("TorchSharp.torch+nn+Module");
    }

    public INamedTypeSymbol? Pick { get; }

    public INamedTypeSymbol? Architecture { get; }

    /// <summary>The base of every module of TorchSharp.</summary>
    public INamedTypeSymbol? Module { get; }

    /// <summary>NasGen's own assembly.</summary>
    public IAssemblySymbol Assembly => _searchSpace.ContainingAssembly;

    /// <summary>The symbols; <see langword="null"/> if the compilation does not refer to NasGen, or is NasGen.</summary>
    public static NasGenSymbols? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName("NasGen.SearchSpaceAttribute") is { } searchSpace
        && !SymbolEqualityComparer.Default.Equals(searchSpace.ContainingAssembly, compilation.Assembly)
            ? new NasGenSymbols(compilation, searchSpace)
            : null;

    public bool IsSearchSpace(INamedTypeSymbol type) => type.HasAttribute(_searchSpace);

    /// <summary>The candidates that the module decisions of a space name.</summary>
    public IEnumerable<INamedTypeSymbol> CandidatesOf(INamedTypeSymbol space)
    {
        for (INamedTypeSymbol? type = space; type is not null && !type.Is(Module); type = type.BaseType)
            foreach (var choice in type.GetMembers().OfType<IPropertySymbol>().SelectMany(p => p.GetAttributes()))
                if (choice.AttributeClass is { } attribute && attribute.BaseType.Is(_choice))
                    foreach (var candidate in attribute.TypeArguments.Concat(choice.ConstructorArguments.SelectMany(Types)))
                        if (candidate is INamedTypeSymbol named)
                            yield return named;
    }

    /// <summary>Whether the property is a module decision or a scalar decision; a head is not a decision.</summary>
    public bool IsDecision(IPropertySymbol property)
    {
        foreach (var attribute in property.GetAttributes())
            if (attribute.AttributeClass is { } type && (type.Is(_values) || type.Is(_range) || type.BaseType.Is(_choice)))
                return true;
        return false;
    }

    /// <summary>Whether NasGen supplies the property's module: a module decision or a head.</summary>
    public bool IsModule(IPropertySymbol property)
    {
        for (var type = property.Type as INamedTypeSymbol; type is not null; type = type.BaseType)
            if (type.Is(Module))
                return true;
        return false;
    }

    private static IEnumerable<ITypeSymbol> Types(TypedConstant argument) => argument switch
    {
        { Kind: TypedConstantKind.Array, IsNull: false } => argument.Values.SelectMany(Types),
        { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } => [type],
        _ => [],
    };
}
