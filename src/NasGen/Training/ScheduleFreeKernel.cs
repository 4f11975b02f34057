using System.Numerics;
using static TorchSharp.torch;

namespace NasGen.Training;

/// <summary>
/// The update of <see cref="ScheduleFreeAdamW"/> on the CPU in one pass over memory; tensor operations would need ten. Products and sums are rounded
/// one by one; the result therefore does not depend on the width of the processor's vectors.
/// </summary>
internal static unsafe class ScheduleFreeKernel
{
    /// <param name="share">The weight of z in the mean.</param>
    /// <param name="rate">The learning rate of z.</param>
    /// <param name="factor">The factor of the gradient in y: rate · (β₁ · (1 − share) − 1).</param>
    /// <param name="decay">The weight decay, which is applied at y.</param>
    public static void Step(
        Tensor y, Tensor gradient, Tensor z, Tensor v, float share, float rate, float factor, float decay, float beta2, float epsilon)
    {
        fixed (byte* yBytes = y.bytes, gradientBytes = gradient.bytes, zBytes = z.bytes, vBytes = v.bytes)
            Step((float*)yBytes, (float*)gradientBytes, (float*)zBytes, (float*)vBytes, y.numel(), share, rate, factor, decay, beta2, epsilon);
    }

    private static void Step(
        float* y, float* g, float* z, float* v, long count, float share, float rate, float factor, float decay, float beta2, float epsilon)
    {
        var rest = 1 - beta2;
        var i = 0L;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
        {
            var (gradient, old, fast) = (Vector.Load(g + i), Vector.Load(y + i), Vector.Load(z + i));
            var second = beta2 * Vector.Load(v + i) + rest * gradient * gradient;
            var direction = gradient / (Vector.SquareRoot(second) + new Vector<float>(epsilon)) + decay * old;
            Vector.Store(old + share * (fast - old) + factor * direction, y + i);
            Vector.Store(fast - rate * direction, z + i);
            Vector.Store(second, v + i);
            Vector.Store(Vector<float>.Zero, g + i);
        }
        for (; i < count; i++)
        {
            v[i] = beta2 * v[i] + rest * g[i] * g[i];
            var direction = g[i] / (MathF.Sqrt(v[i]) + epsilon) + decay * y[i];
            var (old, fast) = (y[i], z[i]);
            y[i] = old + share * (fast - old) + factor * direction;
            z[i] = fast - rate * direction;
            g[i] = 0;
        }
    }
}
