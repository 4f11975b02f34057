namespace NasGen.Plans;

/// <summary>The input shape and the settings with which a built-in block is expanded, all resolved.</summary>
/// <param name="Block">The block's name, for messages.</param>
/// <param name="Input">The input's shape without the batch: <c>[features]</c>, <c>[C, L]</c> or <c>[C, H, W]</c>.</param>
/// <param name="Width">The number of output channels or features.</param>
/// <param name="Kernel">The kernel size.</param>
/// <param name="Stride">The stride.</param>
/// <param name="Activation">The activation.</param>
/// <param name="Norm">The normalisation.</param>
/// <param name="Expansion">The factor by which a <see cref="MobileBlock"/> widens its input.</param>
/// <param name="Symmetry">The symmetry.</param>
/// <param name="IsFirst">Whether the block is the first repeat of its property.</param>
/// <param name="IsLast">Whether the block is the last repeat of its property.</param>
internal sealed record BlockSettings(
    string Block, long[] Input, long Width, long Kernel, long Stride, Activation Activation, Norm Norm, long Expansion,
    Symmetry Symmetry = Symmetry.None, bool IsFirst = true, bool IsLast = true)
{
    public long Channels => Input[0];

    /// <summary>The number of spatial dimensions of the input: 1 or 2.</summary>
    /// <exception cref="PlanException">The input is neither a sequence nor an image.</exception>
    public int Rank => Input.Length - 1 is 1 or 2
        ? Input.Length - 1
        : throw new PlanException($"{Block} needs an input of [channels, length] or [channels, height, width], but gets [{string.Join(", ", Input)}].");

    public bool HasNorm => Norm != Norm.None;

    /// <summary>
    /// A convolution, its normalisation and, unless it is linear, the activation. With a normalisation the convolution has no bias, because the
    /// normalisation has one.
    /// </summary>
    public IEnumerable<BlockPlan> Convolve(long from, long to, long kernel, long stride = 1, long groups = 1, bool isLinear = false)
    {
        yield return new Convolution(Rank, from, to, kernel, stride, (kernel - 1) / 2, groups, Bias: !HasNorm);
        if (HasNorm) yield return new Normalization(Norm, Rank, to);
        if (!isLinear) yield return new Nonlinearity(Activation);
    }
}
