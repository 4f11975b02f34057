using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Export.Tracing;

/// <summary>Reads what handles and pointers of native calls stand for.</summary>
internal sealed unsafe class NativeMemory(IReadOnlyDictionary<string, NativeSignature> natives)
{
    private readonly Func<IntPtr, IntPtr> _data = natives["THSTensor_data"].Method.CreateDelegate<Func<IntPtr, IntPtr>>();

    private readonly Func<IntPtr, double> _number = natives["THSTorch_scalar_to_float64"].Method.CreateDelegate<Func<IntPtr, double>>();

    /// <summary>The number of a scalar.</summary>
    public double Number(IntPtr scalar) => _number(scalar);

    /// <summary>Uses the tensor of a handle, which stays with its owner.</summary>
    public static T With<T>(IntPtr handle, Func<Tensor, T> use)
    {
        var tensor = Tensor.UnsafeCreateTensor(handle).DetachFromDisposeScope();
        try
        {
            return use(tensor);
        }
        finally
        {
            tensor.DecoupleFromNativeHandle();
        }
    }

    /// <summary>The begin of the memory that a tensor and all its views share; zero if it has none.</summary>
    public IntPtr Storage(IntPtr handle) => With(handle, tensor =>
        tensor.is_sparse || tensor.numel() == 0 ? IntPtr.Zero : _data(handle) - (IntPtr)(tensor.storage_offset() * tensor.ElementSize));

    public static long[] Numbers(IntPtr pointer, long length) =>
        pointer == IntPtr.Zero ? [] : new ReadOnlySpan<long>((void*)pointer, checked((int)length)).ToArray();

    public static double[] Reals(IntPtr pointer, long length) =>
        pointer == IntPtr.Zero ? [] : new ReadOnlySpan<double>((void*)pointer, checked((int)length)).ToArray();

    public static IntPtr[] Handles(IntPtr pointer, long length) =>
        pointer == IntPtr.Zero ? [] : new ReadOnlySpan<IntPtr>((void*)pointer, checked((int)length)).ToArray();

    /// <summary>The handles in the array that an allocator of TorchSharp made during a call.</summary>
    public static IntPtr[] Allocated(Delegate? allocator) =>
        allocator?.Target?.GetType().GetProperty("Array")?.GetValue(allocator.Target) as IntPtr[] ?? [];
}
