using System.Linq;
using Microsoft.CodeAnalysis;

namespace NasGen.Generator.Parsing;

internal static class EnumMembers
{
    /// <summary>The name of the first member with the constant's value; <see langword="null"/> if it is of no enum, or no member has it.</summary>
    public static string? NameOf(TypedConstant constant) =>
        constant is { Kind: TypedConstantKind.Enum, Type: { } type } ? NameOf(type, constant.Value) : null;

    public static string? NameOf(ITypeSymbol type, object? value) =>
        type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => f.HasConstantValue && Equals(f.ConstantValue, value))?.Name;
}
