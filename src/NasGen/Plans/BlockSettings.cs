namespace NasGen.Plans;

/// <summary>What a built-in block is told: the shape it meets and its settings, all resolved.</summary>
/// <param name="Block">Its name, for messages.</param>
/// <param name="Input">The input's shape without the batch.</param>
internal sealed record BlockSettings(
    string Block, long[] Input, long Width, long Kernel, long Stride, Activation Activation, Norm Norm, long Expansion)
{
    public long Channels => Input[0];

    /// <summary>The number of spatial dimensions, for blocks that need one or two.</summary>
    /// <exception cref="PlanException">The input is no sequence and no image.</exception>
    public int Rank => Input.Length - 1 is 1 or 2
        ? Input.Length - 1
        : throw new PlanException($"{Block} needs an input of [channels, length] or [channels, height, width] and gets [{string.Join(", ", Input)}].");

    public bool HasNorm => Norm != Norm.None;

    /// <summary>A convolution whose bias the normalisation makes superfluous, the normalisation and, unless it is linear, the activation.</summary>
    public IEnumerable<BlockPlan> Convolve(long from, long to, long kernel, long stride = 1, long groups = 1, bool isLinear = false)
    {
        yield return new Convolution(Rank, from, to, kernel, stride, (kernel - 1) / 2, groups, Bias: !HasNorm);
        if (HasNorm) yield return new Normalization(Norm, Rank, to);
        if (!isLinear) yield return new Nonlinearity(Activation);
    }
}
