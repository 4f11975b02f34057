using NasGen.Plans;

namespace NasGen.Supernets.Weights;

/// <summary>The layer that is as wide as the wider of two layers with the same key, in each dimension. A plan without a width stays as it is.</summary>
internal sealed class WidestLayer(BlockPlan other) : IPlanVisitor<BlockPlan>
{
    public static BlockPlan Of(BlockPlan a, BlockPlan b) => a.Accept(new WidestLayer(b));

    public BlockPlan Visit(SequencePlan plan) => plan;

    public BlockPlan Visit(ResidualPlan plan) => plan;

    public BlockPlan Visit(ConcatenationPlan plan) => plan;

    public BlockPlan Visit(GatePlan plan) => plan;

    public BlockPlan Visit(CellPlan plan) => plan;

    public BlockPlan Visit(NewPlan plan) => plan;

    public BlockPlan Visit(Convolution layer)
    {
        var known = (Convolution)other;
        var channels = Math.Max(layer.Out, known.Out);
        return layer.IsDepthwise()
            ? layer with { In = channels, Out = channels, Groups = channels }
            : layer with { In = Math.Max(layer.In, known.In), Out = channels };
    }

    public BlockPlan Visit(Normalization layer) => layer with { Channels = Math.Max(layer.Channels, ((Normalization)other).Channels) };

    public BlockPlan Visit(Nonlinearity layer) => layer;

    public BlockPlan Visit(SigmoidLayer layer) => layer;

    public BlockPlan Visit(Pooling layer) => layer;

    public BlockPlan Visit(GlobalAveragePooling layer) => layer;

    public BlockPlan Visit(FlattenLayer layer) => layer;

    public BlockPlan Visit(LinearLayer layer)
    {
        var known = (LinearLayer)other;
        return layer with { In = Math.Max(layer.In, known.In), Out = Math.Max(layer.Out, known.Out) };
    }

    public BlockPlan Visit(OrbitLayer layer) => layer;

    public BlockPlan Visit(GroupLinearLayer layer)
    {
        var known = (GroupLinearLayer)other;
        return layer with { In = Math.Max(layer.In, known.In), Out = Math.Max(layer.Out, known.Out) };
    }

    public BlockPlan Visit(GroupConvolutionLayer layer)
    {
        var known = (GroupConvolutionLayer)other;
        return layer with { In = Math.Max(layer.In, known.In), Out = Math.Max(layer.Out, known.Out) };
    }

    public BlockPlan Visit(OrbitMeanLayer layer) => layer;

    public BlockPlan Visit(IdentityLayer layer) => layer;
}
