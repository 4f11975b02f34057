using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary>An attribute of NasGen as it stands in the source. Reading never fails: a value that the compiler rejects reads as absent.</summary>
/// <param name="name">The name without namespace and without <c>Attribute</c>.</param>
internal sealed class NasAttribute(string name, AttributeData data)
{
    public string Name { get; } = name;

    public LocationInfo? Location { get; } = LocationInfo.Of(data.ApplicationSyntaxReference);

    public ImmutableArray<ITypeSymbol> TypeArguments => data.AttributeClass!.TypeArguments;

    /// <summary>The attributes of NasGen on a symbol, in order, except those that do not compile.</summary>
    public static List<NasAttribute> Of(ISymbol symbol, ParseContext context)
    {
        var attributes = new List<NasAttribute>();
        foreach (var data in symbol.GetAttributes())
        {
            if (data.AttributeClass is not { ContainingType: null, ContainingNamespace: { Name: "NasGen", ContainingNamespace.IsGlobalNamespace: true } } type)
                continue;
            if (data.AttributeConstructor is null || data.ConstructorArguments.Any(IsError) || data.NamedArguments.Any(a => IsError(a.Value)))
                context.Break();
            else
                attributes.Add(new NasAttribute(Shorten(type.Name), data));
        }
        return attributes;
    }

    public TypedConstant Argument(int index) => index < data.ConstructorArguments.Length ? data.ConstructorArguments[index] : default;

    /// <summary>The elements of an array argument; none if it is <see langword="null"/>.</summary>
    public ImmutableArray<TypedConstant> Arguments(int index) => Elements(Argument(index));

    public string Text(int index) => Argument(index) is { Kind: TypedConstantKind.Primitive, Value: string text } ? text : "";

    public int Int(int index) => Argument(index) is { Kind: TypedConstantKind.Primitive, Value: int value } ? value : 0;

    public double Double(int index) => Argument(index) is { Kind: TypedConstantKind.Primitive, Value: double value } ? value : double.NaN;

    /// <summary>The name of the member that an enum argument is; <see langword="null"/> if no member has its value.</summary>
    public string? Member(int index) => EnumMembers.NameOf(Argument(index));

    public bool Has(string property) => data.NamedArguments.Any(a => a.Key == property);

    public string? NamedText(string property) => Named(property) is { Kind: TypedConstantKind.Primitive, Value: string text } ? text : null;

    public int NamedInt(string property) => Named(property) is { Kind: TypedConstantKind.Primitive, Value: int value } ? value : 0;

    public double NamedDouble(string property) => Named(property) is { Kind: TypedConstantKind.Primitive, Value: double value } ? value : 0;

    public bool NamedBool(string property) => Named(property) is { Kind: TypedConstantKind.Primitive, Value: true };

    public ImmutableArray<TypedConstant> NamedElements(string property) => Elements(Named(property));

    private TypedConstant Named(string property) => data.NamedArguments.FirstOrDefault(a => a.Key == property).Value;

    private static ImmutableArray<TypedConstant> Elements(TypedConstant constant) =>
        constant is { Kind: TypedConstantKind.Array, IsNull: false } ? constant.Values : [];

    private static bool IsError(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Error || Elements(constant).Any(IsError);

    private static string Shorten(string name) =>
        name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
}
