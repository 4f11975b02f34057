using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NasGen.Search.Numerics;

/// <summary>
/// The lower triangular factor L of a positive definite matrix A = LLᵀ, grown row by row (Golub and Van Loan 2013, <i>Matrix
/// computations</i>, section 4.2). A factor that was grown equals, to the bit, one that was computed at once. MathNet's factorisation cannot grow.
/// </summary>
internal sealed class CholeskyFactor
{
    /// <summary>The number of right sides that <see cref="SolveLowerBlock"/> solves at once.</summary>
    public const int Block = 16;

    private double[] _rows = [];
    private int _stride;

    /// <summary>The order of A.</summary>
    public int Count { get; private set; }

    /// <summary>log |A|.</summary>
    public double LogDeterminant
    {
        get
        {
            var sum = 0.0;
            for (var i = 0; i < Count; i++) sum += Math.Log(_rows[i * _stride + i]);
            return 2 * sum;
        }
    }

    /// <summary>Keeps only the first rows.</summary>
    public void Truncate(int count) => Count = Math.Min(Count, count);

    /// <summary>Appends a row of A, with its diagonal element last.</summary>
    /// <returns>False if A would not be positive definite; nothing is appended then.</returns>
    public bool TryAppend(ReadOnlySpan<double> row)
    {
        Reserve(Count + 1);
        var target = _rows.AsSpan(Count * _stride, Count + 1);
        for (var j = 0; j < Count; j++)
        {
            var factor = _rows.AsSpan(j * _stride, j + 1);
            target[j] = (row[j] - VectorMath.Dot(target[..j], factor[..j])) / factor[j];
        }
        var pivot = row[Count] - VectorMath.Dot(target[..Count], target[..Count]);
        if (!(pivot > 1e-14 * row[Count])) return false;
        target[Count] = Math.Sqrt(pivot);
        Count++;
        return true;
    }

    /// <summary>x ← A⁻¹x.</summary>
    public void Solve(Span<double> x)
    {
        for (var i = 0; i < Count; i++)
        {
            var row = _rows.AsSpan(i * _stride, i + 1);
            x[i] = (x[i] - VectorMath.Dot(row[..i], x[..i])) / row[i];
        }
        for (var i = Count - 1; i >= 0; i--)
        {
            var row = _rows.AsSpan(i * _stride, i + 1);
            x[i] /= row[i];
            VectorMath.AddScaled(-x[i], row[..i], x[..i]);
        }
    }

    /// <summary>V ← L⁻¹V for <see cref="Block"/> columns; element i of column c lies at i·<see cref="Block"/> + c.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void SolveLowerBlock(Span<double> block)
    {
        var width = Vector<double>.Count;
        ref var v = ref MemoryMarshal.GetReference(block);
        for (var i = 0; i < Count; i++)
        {
            ref var row = ref _rows[i * _stride];
            var inverse = 1 / Unsafe.Add(ref row, i);
            for (var lane = 0; lane < Block; lane += 2 * width)
            {
                var (a, b) = (Vector.LoadUnsafe(ref v, (nuint)(i * Block + lane)), Vector.LoadUnsafe(ref v, (nuint)(i * Block + lane + width)));
                for (var j = 0; j < i; j++)
                {
                    var factor = new Vector<double>(-Unsafe.Add(ref row, j));
                    a = Vector.FusedMultiplyAdd(factor, Vector.LoadUnsafe(ref v, (nuint)(j * Block + lane)), a);
                    b = Vector.FusedMultiplyAdd(factor, Vector.LoadUnsafe(ref v, (nuint)(j * Block + lane + width)), b);
                }
                (a * inverse).StoreUnsafe(ref v, (nuint)(i * Block + lane));
                (b * inverse).StoreUnsafe(ref v, (nuint)(i * Block + lane + width));
            }
        }
    }

    /// <summary>The lower triangle of A⁻¹, packed: element (i, j) at i(i+1)/2 + j.</summary>
    public void Invert(Span<double> packed)
    {
        var n = Count;
        var transposed = new double[n * n];
        for (var j = 0; j < n; j++)
        {
            var column = transposed.AsSpan(j * n, n);
            column[j] = 1 / _rows[j * _stride + j];
            for (var i = j + 1; i < n; i++)
            {
                var row = _rows.AsSpan(i * _stride, i + 1);
                column[i] = -VectorMath.Dot(row[j..i], column[j..i]) / row[i];
            }
        }
        for (int i = 0, at = 0; i < n; i++)
            for (var j = 0; j <= i; j++)
                packed[at++] = VectorMath.Dot(transposed.AsSpan(i * n + i, n - i), transposed.AsSpan(j * n + i, n - i));
    }

    private void Reserve(int count)
    {
        if (count <= _stride) return;
        var stride = Math.Max(32, 2 * _stride);
        while (stride < count) stride *= 2;
        var rows = new double[stride * stride];
        for (var i = 0; i < Count; i++) _rows.AsSpan(i * _stride, i + 1).CopyTo(rows.AsSpan(i * stride));
        (_rows, _stride) = (rows, stride);
    }
}
