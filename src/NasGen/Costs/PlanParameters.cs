using NasGen.Plans;

namespace NasGen.Costs;

/// <summary>The number of trainable numbers of a plan, in closed form.</summary>
internal sealed class PlanParameters : IPlanVisitor<long?>
{
    private static readonly PlanParameters Visitor = new();

    /// <summary>The count; <see langword="null"/> if the plan contains a user module, whose parameters are unknown.</summary>
    public static long? Of(BlockPlan plan) => plan.Accept(Visitor);

    public long? Visit(SequencePlan plan) => Sum(plan.Steps);

    public long? Visit(ResidualPlan plan) => Of(plan.Body) + (plan.Shortcut is null ? 0 : Of(plan.Shortcut));

    public long? Visit(ConcatenationPlan plan) => Sum(plan.Branches);

    public long? Visit(GatePlan plan) => Sum(plan.Layers);

    public long? Visit(CellPlan plan) => Sum(plan.Edges.Select(e => e.Operation)) + (plan.Preprocessing is null ? 0 : Of(plan.Preprocessing));

    public long? Visit(NewPlan plan) => null;

    public long? Visit(Convolution layer) =>
        layer.Out * (layer.In / layer.Groups) * (layer.Rank == 1 ? layer.Kernel : layer.Kernel * layer.Kernel) + (layer.Bias ? layer.Out : 0);

    public long? Visit(Normalization layer) => 2 * layer.Channels;

    public long? Visit(Nonlinearity layer) => 0;

    public long? Visit(SigmoidLayer layer) => 0;

    public long? Visit(Pooling layer) => 0;

    public long? Visit(GlobalAveragePooling layer) => 0;

    public long? Visit(FlattenLayer layer) => 0;

    public long? Visit(LinearLayer layer) => layer.In * layer.Out + (layer.Bias ? layer.Out : 0);

    public long? Visit(OrbitLayer layer) => 0;

    public long? Visit(GroupLinearLayer layer) => layer.In * layer.Out * layer.Turns + (layer.Bias ? layer.Out : 0);

    public long? Visit(GroupConvolutionLayer layer) =>
        layer.Out * layer.In * layer.Turns * layer.Kernel * layer.Kernel + (layer.Bias ? layer.Out : 0);

    public long? Visit(OrbitMeanLayer layer) => 0;

    public long? Visit(IdentityLayer layer) => 0;

    private static long? Sum(IEnumerable<BlockPlan> plans) => plans.Aggregate((long?)0, (sum, plan) => sum + Of(plan));
}
