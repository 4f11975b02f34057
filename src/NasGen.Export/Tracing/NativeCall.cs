using System.Globalization;
using System.Runtime.InteropServices;
using Module = TorchSharp.torch.nn.Module;

namespace NasGen.Export.Tracing;

/// <summary>A call of a native function, as the copy of TorchSharp reports it: what its raw arguments and its result mean.</summary>
/// <param name="Native">The function.</param>
/// <param name="Arguments">The arguments: handles, pointers, numbers.</param>
/// <param name="Result">What it returned.</param>
internal sealed record NativeCall(NativeSignature Native, object?[] Arguments, object? Result)
{
    public string Name => Native.Name;

    /// <summary>The handles of the tensors and scalars among the arguments, those of lists included.</summary>
    public IEnumerable<IntPtr> Handles => Enumerable.Range(0, Arguments.Length).SelectMany(HandlesOf);

    /// <summary>The handles of the tensors that it made.</summary>
    public IReadOnlyList<IntPtr> Made
    {
        get
        {
            List<IntPtr> handles = Native.ReturnsTensor ? [(IntPtr)Result!] : [];
            for (var i = 0; i < Arguments.Length; i++)
                if (Native.Parameters[i].Kind == ParameterKind.Result) handles.Add((IntPtr)Arguments[i]!);
                else if (Native.Parameters[i].Kind == ParameterKind.Results) handles.AddRange(NativeMemory.Allocated((Delegate?)Arguments[i]));
            return [.. handles.Where(handle => handle != IntPtr.Zero)];
        }
    }

    /// <summary>A native function that fails returns nothing, and TorchSharp throws its error.</summary>
    public bool Failed => Native.ReturnsTensor && Result is IntPtr and 0;

    public bool ReturnsNumber => !Native.ReturnsTensor && Native.Method.ReturnType is { IsPrimitive: true };

    /// <summary>Whether it is told to do what it does in training only.</summary>
    public bool IsTraining
    {
        get
        {
            for (var i = 0; i < Arguments.Length; i++)
                if (Native.Parameters[i].Name == "training") return (bool)Arguments[i]!;
            return false;
        }
    }

    /// <summary>The arguments by their names. Tensors become values, and whole numbers sizes.</summary>
    /// <param name="known">The value or the number of a handle.</param>
    /// <param name="moduleOf">The module of a native handle.</param>
    public Dictionary<string, object?> Decode(Func<IntPtr, object?> known, Func<SafeHandle, Module?> moduleOf)
    {
        var decoded = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var i = 0; i < Arguments.Length; i++)
        {
            var (name, kind) = Native.Parameters[i];
            object? argument = kind switch
            {
                ParameterKind.Handle => known((IntPtr)Arguments[i]!),
                ParameterKind.Tensors => HandlesOf(i).Select(handle => (Value?)known(handle)).ToArray(),
                ParameterKind.Numbers => NativeMemory.Numbers((IntPtr)Arguments[i]!, LengthOf(i)).Select(n => new Dim(n)).ToArray(),
                ParameterKind.Reals => NativeMemory.Reals((IntPtr)Arguments[i]!, LengthOf(i)),
                ParameterKind.Module => moduleOf((SafeHandle)Arguments[i]!),
                ParameterKind.Plain => Arguments[i] is { } plain ? Plain(plain) is long whole ? new Dim(whole) : Plain(plain) : null,
                _ => null,
            };
            if (kind is not (ParameterKind.Length or ParameterKind.Result or ParameterKind.Results or ParameterKind.Ignored)) decoded[name] = argument;
            // A native module reads its weights itself.
            if (argument is Module module)
                foreach (var (weight, tensor) in module.named_parameters(recurse: false)) decoded[weight] = known(tensor.Handle);
        }
        return decoded;
    }

    /// <summary>A number of any type as a <see cref="long"/> or a <see cref="double"/>.</summary>
    public static object Plain(object argument) => argument switch
    {
        bool or string or double => argument,
        float number => (double)number,
        Half number => (double)number,
        Enum or byte or sbyte or short or ushort or int or uint or long => Convert.ToInt64(argument, CultureInfo.InvariantCulture),
        IntPtr pointer => (long)pointer,
        _ => argument,
    };

    private IEnumerable<IntPtr> HandlesOf(int index) => Native.Parameters[index].Kind switch
    {
        ParameterKind.Handle => [(IntPtr)Arguments[index]!],
        ParameterKind.Tensors when Arguments[index] is IntPtr[] list => list,
        ParameterKind.Tensors => NativeMemory.Handles((IntPtr)Arguments[index]!, LengthOf(index)),
        _ => [],
    };

    private long LengthOf(int index)
    {
        var at = index;
        while (Native.Parameters[at].Kind != ParameterKind.Length) at++;
        return Convert.ToInt64(Arguments[at], CultureInfo.InvariantCulture);
    }
}
