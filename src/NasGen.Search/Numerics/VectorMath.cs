using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NasGen.Search.Numerics;

/// <summary>The inner loops of linear algebra over spans, by SIMD. The order of summation depends only on the length and the width of the vectors.</summary>
internal static class VectorMath
{
    /// <summary>The scalar product of two spans of equal length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var width = Vector<double>.Count;
        ref var a = ref MemoryMarshal.GetReference(x);
        ref var b = ref MemoryMarshal.GetReference(y);
        var (first, second) = (Vector<double>.Zero, Vector<double>.Zero);
        var length = Math.Min(x.Length, y.Length);
        var i = 0;
        for (; i <= length - 2 * width; i += 2 * width)
        {
            first = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref a, (nuint)i), Vector.LoadUnsafe(ref b, (nuint)i), first);
            second = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref a, (nuint)(i + width)), Vector.LoadUnsafe(ref b, (nuint)(i + width)), second);
        }
        if (i <= length - width)
        {
            first = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref a, (nuint)i), Vector.LoadUnsafe(ref b, (nuint)i), first);
            i += width;
        }
        var sum = Vector.Sum(first + second);
        for (; i < length; i++) sum += x[i] * y[i];
        return sum;
    }

    /// <summary>y ← y + x.</summary>
    public static void Add(ReadOnlySpan<double> x, Span<double> y)
    {
        var width = Vector<double>.Count;
        ref var a = ref MemoryMarshal.GetReference(x);
        ref var b = ref MemoryMarshal.GetReference(y);
        var i = 0;
        for (; i <= y.Length - width; i += width)
            (Vector.LoadUnsafe(ref a, (nuint)i) + Vector.LoadUnsafe(ref b, (nuint)i)).StoreUnsafe(ref b, (nuint)i);
        for (; i < y.Length; i++) y[i] += x[i];
    }

    /// <summary>y ← y + factor·x.</summary>
    public static void AddScaled(double factor, ReadOnlySpan<double> x, Span<double> y)
    {
        var width = Vector<double>.Count;
        var factors = new Vector<double>(factor);
        ref var a = ref MemoryMarshal.GetReference(x);
        ref var b = ref MemoryMarshal.GetReference(y);
        var i = 0;
        for (; i <= y.Length - width; i += width)
            Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref a, (nuint)i), factors, Vector.LoadUnsafe(ref b, (nuint)i)).StoreUnsafe(ref b, (nuint)i);
        for (; i < y.Length; i++) y[i] = Math.FusedMultiplyAdd(x[i], factor, y[i]);
    }

    /// <summary>x ← scale·exp(−x).</summary>
    public static void Decay(double scale, Span<double> x)
    {
        var width = Vector<double>.Count;
        ref var a = ref MemoryMarshal.GetReference(x);
        var i = 0;
        for (; i <= x.Length - width; i += width)
            (scale * Vector.Exp(-Vector.LoadUnsafe(ref a, (nuint)i))).StoreUnsafe(ref a, (nuint)i);
        for (; i < x.Length; i++) x[i] = scale * Math.Exp(-x[i]);
    }

    /// <summary>x ← x·y, element by element.</summary>
    public static void Multiply(ReadOnlySpan<double> y, Span<double> x)
    {
        var width = Vector<double>.Count;
        ref var a = ref MemoryMarshal.GetReference(y);
        ref var b = ref MemoryMarshal.GetReference(x);
        var i = 0;
        for (; i <= x.Length - width; i += width)
            (Vector.LoadUnsafe(ref a, (nuint)i) * Vector.LoadUnsafe(ref b, (nuint)i)).StoreUnsafe(ref b, (nuint)i);
        for (; i < x.Length; i++) x[i] *= y[i];
    }
}
