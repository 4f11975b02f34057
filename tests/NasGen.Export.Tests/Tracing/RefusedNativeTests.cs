using System.Runtime.InteropServices;
using NasGen.Export.Operations;
using NasGen.Export.Tests.Harness;
using NasGen.Export.Tracing;
using NasGen.Search.Contracts;
using static TorchSharp.torch;

namespace NasGen.Export.Tests.Tracing;

/// <summary>Every native function of TorchSharp that is not in the table, called with a tensor that depends on the input.</summary>
public sealed class RefusedNativeTests
{
    private static readonly Dictionary<string, NativeSignature> Natives = Exported.Recorder.Natives
        .Where(native => native.Value.Parameters.Any(p => p.Kind is ParameterKind.Handle or ParameterKind.Tensors)).ToDictionary();

    [Fact]
    public void A_native_function_outside_the_table_is_refused_whichever_argument_depends_on_the_input()
    {
        List<string> accepted = [];
        foreach (var (name, native) in Natives.Where(n => IsOutside(n.Key)))
            for (var i = 0; i < native.Parameters.Count; i++)
                if (native.Parameters[i].Kind is ParameterKind.Handle or ParameterKind.Tensors && !IsRefused(native, i))
                    accepted.Add($"{name}({native.Parameters[i].Name})");
        Assert.Empty(accepted);
    }

    [Fact]
    public void Hundreds_of_functions_are_tried() => Assert.InRange(Natives.Keys.Count(IsOutside), 500, 2000);

    private static bool IsOutside(string native) =>
        !NativeNames.IsHarmless(native) && !NativeNames.IsIdentity(native) && !OperationTable.Knows(native)
        && !(NativeNames.IsInPlace(native) && OperationTable.Knows(NativeNames.OutOfPlace(native)))
        && !native.StartsWith("THSTorch_", StringComparison.Ordinal);

    private static bool IsRefused(NativeSignature native, int traced)
    {
        using var x = ones(2, 3);
        var handles = GCHandle.Alloc(new[] { x.Handle }, GCHandleType.Pinned);
        try
        {
            var network = new Lambda(input =>
            {
                Exported.Recorder.OnCall(native.Name, Arguments(native, traced, input.Handle, handles.AddrOfPinnedObject()), Result(native));
                return input * 2;
            });
            Exported.Recorder.Record(network, x);
            return false;
        }
        catch (NasException e)
        {
            return e.Code is Refusal.CannotBeWritten or Refusal.DependsOnValues;
        }
        finally
        {
            handles.Free();
        }
    }

    private static object? Result(NativeSignature native) =>
        native.Method.ReturnType == typeof(void) || !native.Method.ReturnType.IsValueType ? null : Activator.CreateInstance(native.Method.ReturnType);

    private static object?[] Arguments(NativeSignature native, int traced, IntPtr handle, IntPtr list)
    {
        var types = native.Method.GetParameters();
        var arguments = new object?[types.Length];
        for (var i = 0; i < types.Length; i++)
        {
            var type = types[i].ParameterType.IsByRef ? types[i].ParameterType.GetElementType()! : types[i].ParameterType;
            arguments[i] = type.IsPointer ? IntPtr.Zero : type.IsValueType ? Activator.CreateInstance(type) : null;
            if (native.Parameters[i].Kind == ParameterKind.Tensors && type == typeof(IntPtr[])) arguments[i] = Array.Empty<IntPtr>();
        }
        if (native.Parameters[traced].Kind == ParameterKind.Handle) arguments[traced] = handle;
        else
        {
            arguments[traced] = types[traced].ParameterType == typeof(IntPtr[]) ? new[] { handle } : list;
            var length = traced;
            while (native.Parameters[length].Kind != ParameterKind.Length) length++;
            arguments[length] = Convert.ChangeType(1, types[length].ParameterType, System.Globalization.CultureInfo.InvariantCulture);
        }
        return arguments;
    }
}
