namespace NasGen.Plans;

/// <summary>A convolution from <c>[N, In, …]</c> to <c>[N, Out, …]</c>.</summary>
/// <param name="Rank">The number of spatial dimensions: 1 for sequences, 2 for images.</param>
internal sealed record Convolution(
    int Rank, long In, long Out, long Kernel, long Stride = 1, long Padding = 0, long Groups = 1, bool Bias = true) : BlockPlan
{
    /// <summary>Whether each channel is filtered on its own.</summary>
    public bool IsDepthwise() => Groups > 1 && Groups == In; // A property would be part of the layer's text, which device profiles keep (PlanText).

    public override T Accept<T>(IPlanVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>A normalisation with a trainable scale and bias per channel.</summary>
/// <param name="Rank">The number of spatial dimensions; 0 for features.</param>
internal sealed record Normalization(Norm Kind, int Rank, long Channels) : BlockPlan
{
    /// <summary>The number of groups of a group norm: the largest of 8, 4, 2 and 1 that divides the channels.</summary>
    public long Groups => Channels % 8 == 0 ? 8 : Channels % 4 == 0 ? 4 : Channels % 2 == 0 ? 2 : 1;

    public override T Accept<T>(IPlanVisitor<T> visitor) => visitor.Visit(this);
}

internal sealed record Nonlinearity(Activation Kind) : BlockPlan
{
    public override T Accept<T>(IPlanVisitor<T> visitor) => visitor.Visit(this);
}

internal sealed record SigmoidLayer : BlockPlan
{
    public override T Accept<T>(IPlanVisitor<T> visitor) => visitor.Visit(this);
}

internal sealed record Pooling(bool IsMax, int Rank, long Kernel, long Stride = 1, long Padding = 0) : BlockPlan
{
    public override T Accept<T>(IPlanVisitor<T> visitor) => visitor.Visit(this);
}

internal sealed record GlobalAveragePooling(int Rank) : BlockPlan
{
    public override T Accept<T>(IPlanVisitor<T> visitor) => visitor.Visit(this);
}

internal sealed record FlattenLayer : BlockPlan
{
    public override T Accept<T>(IPlanVisitor<T> visitor) => visitor.Visit(this);
}

internal sealed record LinearLayer(long In, long Out, bool Bias = true) : BlockPlan
{
    public override T Accept<T>(IPlanVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>The four turns of a point by a quarter, from <c>[N, 2]</c> to <c>[N, 2, 4]</c>.</summary>
internal sealed record OrbitLayer : BlockPlan
{
    public override T Accept<T>(IPlanVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>A linear layer over the turns of features, from <c>[N, In, Turns]</c> to <c>[N, Out, Turns]</c>, with weights <c>[Out, In, Turns]</c>.</summary>
internal sealed record GroupLinearLayer(long Turns, long In, long Out, bool Bias = true) : BlockPlan
{
    public override T Accept<T>(IPlanVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>
/// A convolution over the turns of an image, which lie below each other: from <c>[N, In, Turns · H, W]</c> to <c>[N, Out, 4 · H, W]</c>, with weights
/// <c>[Out, In, Turns, Kernel, Kernel]</c>.
/// </summary>
/// <param name="Turns">1 for an image, 4 for features with turns.</param>
internal sealed record GroupConvolutionLayer(
    long Turns, long In, long Out, long Kernel, long Stride = 1, long Padding = 0, bool Bias = true) : BlockPlan
{
    public override T Accept<T>(IPlanVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>The mean over four turns, from <c>[N, C, 4 · H, W]</c> to <c>[N, C, H, W]</c>.</summary>
internal sealed record OrbitMeanLayer : BlockPlan
{
    public override T Accept<T>(IPlanVisitor<T> visitor) => visitor.Visit(this);
}

internal sealed record IdentityLayer : BlockPlan
{
    public override T Accept<T>(IPlanVisitor<T> visitor) => visitor.Visit(this);
}
