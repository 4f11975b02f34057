using NasGen.Plans;

namespace NasGen.Supernets.Weights;

/// <summary>The layers of a block whose weights other blocks may share, in order.</summary>
internal sealed class SharedLayers(string place, long channels) : IPlanVisitor<IEnumerable<SharedLayer>>
{
    /// <summary>The layers of a plan.</summary>
    /// <param name="place">The block's place.</param>
    /// <param name="plan">The plan of the block.</param>
    /// <param name="channels">The channels of the block's input.</param>
    public static IEnumerable<SharedLayer> Of(string place, BlockPlan plan, long channels) => plan.Accept(new SharedLayers(place, channels));

    public IEnumerable<SharedLayer> Visit(SequencePlan plan) => plan.Steps.SelectMany((step, i) => Of(Places.Step(place, i), step, channels));

    public IEnumerable<SharedLayer> Visit(ResidualPlan plan) =>
        Of(Places.Body(place), plan.Body, channels).Concat(plan.Shortcut is null ? [] : Of(Places.Shortcut(place), plan.Shortcut, channels));

    public IEnumerable<SharedLayer> Visit(ConcatenationPlan plan) =>
        plan.Branches.SelectMany((branch, i) => Of(Places.Branch(place, i), branch, channels));

    public IEnumerable<SharedLayer> Visit(GatePlan plan) => plan.Layers.SelectMany((layer, i) => Of(Places.Gate(place, i), layer, channels));

    public IEnumerable<SharedLayer> Visit(CellPlan plan) => (plan.Preprocessing is null ? [] : Of(Places.Preprocessing(place), plan.Preprocessing, channels))
        .Concat(plan.Edges.SelectMany(edge => Of(Places.Edge(place, edge.From, edge.To, edge.Option), edge.Operation, plan.Channels)));

    public IEnumerable<SharedLayer> Visit(NewPlan plan) => [new(Places.Key(place, plan), plan)];

    public IEnumerable<SharedLayer> Visit(Convolution layer) => [new(Places.Key(place, layer), layer)];

    public IEnumerable<SharedLayer> Visit(Normalization layer) =>
        [new(Places.Key(place, layer), layer, layer.Kind == Norm.Batch ? layer.Channels : null)];

    public IEnumerable<SharedLayer> Visit(Nonlinearity layer) => [];

    public IEnumerable<SharedLayer> Visit(SigmoidLayer layer) => [];

    public IEnumerable<SharedLayer> Visit(Pooling layer) => [];

    public IEnumerable<SharedLayer> Visit(GlobalAveragePooling layer) => [];

    public IEnumerable<SharedLayer> Visit(FlattenLayer layer) => [];

    public IEnumerable<SharedLayer> Visit(LinearLayer layer) => [new(Places.Key(place, layer, channels), layer)];

    public IEnumerable<SharedLayer> Visit(OrbitLayer layer) => [];

    public IEnumerable<SharedLayer> Visit(GroupLinearLayer layer) => [new(Places.Key(place, layer), layer)];

    public IEnumerable<SharedLayer> Visit(GroupConvolutionLayer layer) => [new(Places.Key(place, layer), layer)];

    public IEnumerable<SharedLayer> Visit(OrbitMeanLayer layer) => [];

    public IEnumerable<SharedLayer> Visit(IdentityLayer layer) => [];
}
