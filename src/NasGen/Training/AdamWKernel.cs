using System.Numerics;
using static TorchSharp.torch;

namespace NasGen.Training;

/// <summary>
/// AdamW's update on the CPU in one pass over memory; tensor operations would need nine. Products and sums are rounded one by one; the result
/// therefore does not depend on the width of the processor's vectors.
/// </summary>
internal static unsafe class AdamWKernel
{
    /// <param name="decay">The factor of the weights: 1 − learning rate · weight decay.</param>
    /// <param name="stepSize">The step size: learning rate / (1 − β₁ᵗ).</param>
    /// <param name="correction">The bias correction of the second moment: √(1 − β₂ᵗ).</param>
    public static void Step(
        Tensor values, Tensor gradient, Tensor m, Tensor v, float beta1, float beta2, float decay, float stepSize, float correction, float epsilon)
    {
        fixed (byte* valueBytes = values.bytes, gradientBytes = gradient.bytes, mBytes = m.bytes, vBytes = v.bytes)
            Step((float*)valueBytes, (float*)gradientBytes, (float*)mBytes, (float*)vBytes, values.numel(), beta1, beta2, decay, stepSize, correction, epsilon);
    }

    private static void Step(
        float* x, float* g, float* m, float* v, long count, float beta1, float beta2, float decay, float stepSize, float correction, float epsilon)
    {
        float rest1 = 1 - beta1, rest2 = 1 - beta2;
        var i = 0L;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
        {
            var gradient = Vector.Load(g + i);
            var first = beta1 * Vector.Load(m + i) + rest1 * gradient;
            var second = beta2 * Vector.Load(v + i) + rest2 * gradient * gradient;
            var denominator = Vector.SquareRoot(second) / new Vector<float>(correction) + new Vector<float>(epsilon);
            Vector.Store(decay * Vector.Load(x + i) - stepSize * first / denominator, x + i);
            Vector.Store(first, m + i);
            Vector.Store(second, v + i);
            Vector.Store(Vector<float>.Zero, g + i);
        }
        for (; i < count; i++)
        {
            m[i] = beta1 * m[i] + rest1 * g[i];
            v[i] = beta2 * v[i] + rest2 * g[i] * g[i];
            x[i] = decay * x[i] - stepSize * m[i] / (MathF.Sqrt(v[i]) / correction + epsilon);
            g[i] = 0;
        }
    }
}
