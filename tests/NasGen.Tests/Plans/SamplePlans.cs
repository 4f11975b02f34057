using NasGen.Plans;

namespace NasGen.Tests.Plans;

/// <summary>One plan of each concrete type; all of them take an input of [4, 6, 6] and keep its shape or shrink it.</summary>
internal static class SamplePlans
{
    private static readonly Convolution Filter = new(Rank: 2, In: 4, Out: 4, Kernel: 3, Padding: 1);
    private static readonly SequencePlan Body = new([Filter, new Nonlinearity(Activation.ReLU)]);

    public static long[] Input => [4, 6, 6];

    /// <summary>A user module, which the definition of <c>Cells</c> in these tests constructs.</summary>
    public static NewPlan Own { get; } = new(
        "global::NasGen.Tests.Emission.Spaces.Damped",
        [new("inChannels", "long", "4", IsPositional: true), new("outChannels", "long", "4", IsPositional: true), new("rate", "double", "0.1")]);

    public static IReadOnlyDictionary<Type, BlockPlan> All { get; } = new BlockPlan[]
    {
        Body,
        new ResidualPlan(Body, Shortcut: new SequencePlan([new IdentityLayer()])),
        new ConcatenationPlan([Body, Body]),
        new GatePlan([new GlobalAveragePooling(2), new SigmoidLayer()]),
        new CellPlan(3, Channels: 4, [new CellEdgePlan(0, 1, "ConvBlock", Body), new CellEdgePlan(1, 2, "ConvBlock", Body)], true, Preprocessing: Body),
        Own,
        Filter,
        new Normalization(Norm.Batch, Rank: 2, Channels: 4),
        new Nonlinearity(Activation.SiLU),
        new SigmoidLayer(),
        new Pooling(IsMax: true, Rank: 2, Kernel: 3, Stride: 2, Padding: 1),
        new GlobalAveragePooling(2),
        new FlattenLayer(),
        new LinearLayer(6, 3),
        new OrbitLayer(), // It takes the first two channels for coordinates.
        new GroupLinearLayer(Turns: 36, In: 4, Out: 3),
        new GroupConvolutionLayer(Turns: 1, In: 4, Out: 3, Kernel: 3, Padding: 1),
        new OrbitMeanLayer(),
        new IdentityLayer(),
    }.ToDictionary(plan => plan.GetType());
}
