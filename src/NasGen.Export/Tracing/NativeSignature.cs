using System.Reflection;
using System.Runtime.InteropServices;

namespace NasGen.Export.Tracing;

/// <summary>The parameters of a native function, by what they mean. Their types alone do not tell: most are <c>IntPtr</c>.</summary>
internal sealed class NativeSignature
{
    private static readonly string[] RealLists = ["scale_factor", "scaleFactors"];

    private NativeSignature(MethodInfo method)
    {
        Name = method.Name;
        Method = method;
        var parameters = method.GetParameters();
        Parameters = [.. parameters.Select((parameter, i) => (parameter.Name!, KindOf(parameter, parameters, i)))];
        // THSTensor_chunk and two others are declared with a result that the native function does not have. The caller ignores it.
        ReturnsTensor = method.ReturnType == typeof(IntPtr) && Parameters.All(parameter => parameter.Kind != ParameterKind.Results);
    }

    public string Name { get; }

    public MethodInfo Method { get; }

    public IReadOnlyList<(string Name, ParameterKind Kind)> Parameters { get; }

    /// <summary>Whether it returns a handle. That of <c>THSTensor_item</c> and of a few others is none of a tensor.</summary>
    public bool ReturnsTensor { get; }

    /// <summary>All native functions of the copy of TorchSharp, by their names.</summary>
    public static IReadOnlyDictionary<string, NativeSignature> ReadAll(Assembly torchSharp) => torchSharp.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
        .Where(method => method.Name.StartsWith("THS", StringComparison.Ordinal) && !method.Attributes.HasFlag(MethodAttributes.PinvokeImpl))
        .GroupBy(method => method.Name, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => new NativeSignature(group.First()), StringComparer.Ordinal);

    private static ParameterKind KindOf(ParameterInfo parameter, ParameterInfo[] all, int index)
    {
        var type = parameter.ParameterType;
        var name = parameter.Name!;
        if (type.IsByRef) return type.GetElementType() == typeof(IntPtr) ? ParameterKind.Result : ParameterKind.Ignored;
        if (typeof(Delegate).IsAssignableFrom(type)) return type.Name == "AllocatePinnedArray" ? ParameterKind.Results : ParameterKind.Ignored;
        if (typeof(SafeHandle).IsAssignableFrom(type)) return ParameterKind.Module;
        if (type == typeof(IntPtr[])) return ParameterKind.Tensors;
        if (type == typeof(IntPtr) || type.IsPointer)
        {
            if (name is "indexStarts" or "indexEnds" or "indexSteps") return ParameterKind.Numbers;
            if (name == "indexTensors") return ParameterKind.Tensors;
            if (index + 1 >= all.Length || !IsLength(all[index + 1])) return name is "gen" or "generator" ? ParameterKind.Ignored : ParameterKind.Handle;
            if (name.StartsWith("tensor", StringComparison.Ordinal)) return ParameterKind.Tensors;
            return RealLists.Contains(name) ? ParameterKind.Reals : ParameterKind.Numbers;
        }
        return index > 0 && IsLength(parameter) && IsArray(all[index - 1]) ? ParameterKind.Length : ParameterKind.Plain;
    }

    private static bool IsArray(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(IntPtr) || parameter.ParameterType.IsPointer || parameter.ParameterType == typeof(IntPtr[]);

    private static bool IsLength(ParameterInfo parameter) =>
        (parameter.ParameterType == typeof(int) || parameter.ParameterType == typeof(long))
        && (parameter.Name!.EndsWith("len", StringComparison.OrdinalIgnoreCase) || parameter.Name!.EndsWith("length", StringComparison.OrdinalIgnoreCase));
}
