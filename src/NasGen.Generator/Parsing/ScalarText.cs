using System;
using System.Globalization;
using Microsoft.CodeAnalysis;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary>A scalar's value as the text of an option.</summary>
internal static class ScalarText
{
    private static readonly char[] Structure = [';', ',', '(', ')', '\n', '\r', '\t', '\0'];

    /// <summary>The text; <see langword="null"/> if the constant does not convert to the type without loss.</summary>
    public static string? Of(TypedConstant constant, ITypeSymbol type) =>
        constant.Kind switch
        {
            TypedConstantKind.Enum => SymbolEqualityComparer.Default.Equals(constant.Type, type) ? EnumMembers.NameOf(constant) : null,
            TypedConstantKind.Primitive => Of(constant.Value, type),
            _ => null,
        };

    public static string? Of(object? value, ITypeSymbol type) => (type.SpecialType, value) switch
    {
        (SpecialType.System_Boolean, bool truth) => truth ? "true" : "false",
        (SpecialType.System_String, string text) => text.Length > 0 && text.Trim() == text && text.IndexOfAny(Structure) < 0 ? text : null,
        (SpecialType.System_Int32, _) => Integer(value) is { } integer && integer is >= int.MinValue and <= int.MaxValue ? Numbers.Format(integer) : null,
        (SpecialType.System_Int64, _) => Integer(value) is { } integer ? Numbers.Format(integer) : null,
        (SpecialType.System_Single, _) => Real(value) is { } real && !float.IsInfinity((float)real) ? Numbers.Format((float)real) : null,
        (SpecialType.System_Double, _) => Real(value) is { } real ? Numbers.Format(real) : null,
        _ => null,
    };

    /// <summary>The constant as a message shows it.</summary>
    public static string Describe(TypedConstant constant) => constant switch
    {
        { IsNull: true } => "null",
        { Kind: TypedConstantKind.Array } => "an array",
        { Kind: TypedConstantKind.Enum, Type: { } type } =>
            $"{type.Name}.{EnumMembers.NameOf(constant) ?? Convert.ToString(constant.Value, CultureInfo.InvariantCulture)}",
        { Value: string text } => $"\"{text}\"",
        { Value: IFormattable number } => number.ToString(null, CultureInfo.InvariantCulture),
        { Value: ITypeSymbol type } => $"typeof({type.ToPlain()})",
        _ => constant.Value?.ToString() ?? "null",
    };

    private static long? Integer(object? value) => value switch
    {
        sbyte or byte or short or ushort or int or uint or long => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static double? Real(object? value) => value switch
    {
        float single when !float.IsNaN(single) && !float.IsInfinity(single) => double.Parse(Numbers.Format(single), CultureInfo.InvariantCulture),
        double real when !double.IsNaN(real) && !double.IsInfinity(real) => real,
        _ => Integer(value),
    };
}
