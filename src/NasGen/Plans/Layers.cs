namespace NasGen.Plans;

/// <param name="Rank">1 for sequences, 2 for images.</param>
internal sealed record Convolution(
    int Rank, long In, long Out, long Kernel, long Stride = 1, long Padding = 0, long Groups = 1, bool Bias = true) : BlockPlan;

/// <param name="Rank">The number of spatial dimensions; 0 for features.</param>
internal sealed record Normalization(Norm Kind, int Rank, long Channels) : BlockPlan
{
    /// <summary>The largest of 8, 4, 2, 1 groups that divides the channels.</summary>
    public long Groups => Channels % 8 == 0 ? 8 : Channels % 4 == 0 ? 4 : Channels % 2 == 0 ? 2 : 1;
}

internal sealed record Nonlinearity(Activation Kind) : BlockPlan;

internal sealed record SigmoidLayer : BlockPlan;

internal sealed record Pooling(bool IsMax, int Rank, long Kernel, long Stride = 1, long Padding = 0) : BlockPlan;

internal sealed record GlobalAveragePooling(int Rank) : BlockPlan;

internal sealed record FlattenLayer : BlockPlan;

internal sealed record LinearLayer(long In, long Out, bool Bias = true) : BlockPlan;

internal sealed record IdentityLayer : BlockPlan;
