using System.Reflection;

namespace NasGen.Export.Tracing;

/// <summary>The name of a method of TorchSharp as the user's line has it.</summary>
internal static class CalledNames
{
    private static readonly Dictionary<string, string> Operators = new(StringComparer.Ordinal)
    {
        ["op_Addition"] = "+",
        ["op_Subtraction"] = "-",
        ["op_Multiply"] = "*",
        ["op_Division"] = "/",
        ["op_Modulus"] = "%",
        ["op_UnaryNegation"] = "-",
        ["op_BitwiseAnd"] = "&",
        ["op_BitwiseOr"] = "|",
        ["op_ExclusiveOr"] = "^",
        ["op_OnesComplement"] = "~",
        ["op_LeftShift"] = "<<",
        ["op_RightShift"] = ">>",
        ["op_Equality"] = "==",
        ["op_Inequality"] = "!=",
        ["op_LessThan"] = "<",
        ["op_LessThanOrEqual"] = "<=",
        ["op_GreaterThan"] = ">",
        ["op_GreaterThanOrEqual"] = ">=",
    };

    /// <summary><c>functional.relu</c>, <c>operator +</c>, <c>Tensor[…]</c>; of a layer, its class.</summary>
    public static string Of(Type type, MethodBase method) => method.Name switch
    {
        "forward" or "call" => type.Name,
        _ when Operators.TryGetValue(method.Name, out var sign) => $"operator {sign}",
        _ when method.IsSpecialName && method.GetParameters().Length > 0 && IsItem(method.Name) => method.Name[0] == 'g' ? "Tensor[…]" : "Tensor[…] =",
        _ => $"{(IsExtensionOfTensor(type) ? "Tensor" : type.Name)}.{method.Name}",
    };

    /// <summary>Whether the class has functions that a line calls like methods of a tensor, such as <c>ToSingle</c>.</summary>
    public static bool IsExtensionOfTensor(Type type) => type.Name == "TensorExtensionMethods";

    private static bool IsItem(string name) => name is "get_Item" or "set_Item" or "get_TensorItems" or "set_TensorItems";
}
