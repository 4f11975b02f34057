using NasGen.Plans;

namespace NasGen.Supernets.Weights;

/// <summary>
/// Compiles a block to a step on shared weights. The step computes with slices of the widest layer; <c>forward</c> therefore sees the true shapes.
/// (Masked channels would change means, softmax and group norm.)
/// </summary>
internal sealed class SharedBlock(SharedWeights weights, string place, long channels) : IPlanVisitor<SharedStep>
{
    /// <summary>The step of a block.</summary>
    /// <param name="weights">The weights of the property, in which the block's layers are reserved.</param>
    /// <param name="place">The block's place.</param>
    /// <param name="plan">The plan of the block.</param>
    /// <param name="channels">The channels of the block's input.</param>
    public static SharedStep Compile(SharedWeights weights, string place, BlockPlan plan, long channels) =>
        plan.Accept(new SharedBlock(weights, place, channels));

    public SharedStep Visit(SequencePlan plan) => SharedSteps.Sequence([.. plan.Steps.Select((step, i) => Compile(Places.Step(place, i), step))]);

    public SharedStep Visit(ResidualPlan plan) => SharedSteps.Residual(
        Compile(Places.Body(place), plan.Body), plan.Shortcut is null ? null : Compile(Places.Shortcut(place), plan.Shortcut));

    public SharedStep Visit(ConcatenationPlan plan) =>
        SharedSteps.Concatenate([.. plan.Branches.Select((branch, i) => Compile(Places.Branch(place, i), branch))]);

    public SharedStep Visit(GatePlan plan) =>
        SharedSteps.Gate(SharedSteps.Sequence([.. plan.Layers.Select((layer, i) => Compile(Places.Gate(place, i), layer))]));

    public SharedStep Visit(CellPlan plan) =>
        throw new NotSupportedException("A cell is not a single step. SuperCell compiles its operations one by one and runs its graph.");

    public SharedStep Visit(NewPlan plan) => SharedSteps.Own(weights.Reserved(Places.Key(place, plan), plan));

    public SharedStep Visit(Convolution layer) => SharedSteps.Convolve(weights.Reserved(Places.Key(place, layer), layer), layer);

    public SharedStep Visit(Normalization layer)
    {
        var key = Places.Key(place, layer);
        var widest = weights.Reserved(key, layer);
        return SharedSteps.Normalize(widest, layer, layer.Kind == Norm.Batch ? weights.Statistics(key, layer.Channels) : default, () => weights.Momentum);
    }

    public SharedStep Visit(Nonlinearity layer) => WithoutWeights(layer);

    public SharedStep Visit(SigmoidLayer layer) => WithoutWeights(layer);

    public SharedStep Visit(Pooling layer) => WithoutWeights(layer);

    public SharedStep Visit(GlobalAveragePooling layer) => WithoutWeights(layer);

    public SharedStep Visit(FlattenLayer layer) => WithoutWeights(layer);

    public SharedStep Visit(LinearLayer layer) => SharedSteps.Project(weights.Reserved(Places.Key(place, layer, channels), layer), layer);

    public SharedStep Visit(OrbitLayer layer) => WithoutWeights(layer);

    public SharedStep Visit(GroupLinearLayer layer) => SharedSteps.Turn(weights.Reserved(Places.Key(place, layer), layer), layer);

    public SharedStep Visit(GroupConvolutionLayer layer) => SharedSteps.Turn(weights.Reserved(Places.Key(place, layer), layer), layer);

    public SharedStep Visit(OrbitMeanLayer layer) => WithoutWeights(layer);

    public SharedStep Visit(IdentityLayer layer) => WithoutWeights(layer);

    private SharedStep Compile(string at, BlockPlan plan) => Compile(weights, at, plan, channels);

    private SharedStep WithoutWeights(BlockPlan layer) => SharedSteps.Own(weights.Builder.Build(layer));
}
