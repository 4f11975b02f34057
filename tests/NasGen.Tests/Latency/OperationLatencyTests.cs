using NasGen.Candidates;
using NasGen.Latency;
using NasGen.Modules;
using NasGen.Plans;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using NasGen.Search.Spaces;
using NasGen.Tests.Evaluation;
using static TorchSharp.torch;

namespace NasGen.Tests.Latency;

/// <summary>The tests use a meter that counts; they do not depend on the speed of a machine.</summary>
public sealed class OperationLatencyTests
{
    private readonly SpaceDefinition _definition = new CircleDefinition();

    [Fact]
    public void A_block_is_measured_once_per_plan_and_shape()
    {
        List<long[]> measured = [];
        var latency = new OperationLatency(new ModuleBuilder(_definition), (_, input) =>
        {
            measured.Add(input.shape);
            return measured.Count;
        });

        Assert.Equal(1, latency.Seconds(Block(8), [4]));
        Assert.Equal(1, latency.Seconds(Block(8), [4]));
        Assert.Equal(2, latency.Seconds(Block(16), [4]));
        Assert.Equal(3, latency.Seconds(Block(8), [7, 4]));
        Assert.Equal([[1, 4], [1, 4], [1, 7, 4]], measured);
        Assert.Equal(3, latency.Count);
    }

    [Fact]
    public void A_block_is_measured_in_eval_mode_and_without_effect_on_later_random_numbers()
    {
        manual_seed(5);
        var expected = rand(3).data<float>().ToArray();
        manual_seed(5);
        var latency = new OperationLatency(new ModuleBuilder(_definition), (net, _) => net.training ? throw new InvalidOperationException("training") : 1);
        latency.Seconds(Block(8), [4]);
        Assert.Equal(expected, rand(3).data<float>().ToArray());
    }

    [Fact]
    public void The_latency_of_a_network_is_predicted_by_a_line_over_the_sum_of_its_blocks()
    {
        var descriptor = SpaceDescriptor.Parse(_definition.Descriptor);
        var genotype = descriptor.Space.ToSearchSpace().Default;
        var shapes = Candidate.DryRun(_definition, descriptor, genotype).Shapes;
        List<string> asked = [];
        var prediction = new LatencyPrediction(descriptor.Space, (block, input) =>
        {
            asked.Add(PlanText.Of(block, input));
            return input[0];
        });

        Assert.Equal(2 + 16, prediction.Sum(genotype, shapes));
        Assert.Contains("on 2", asked[0], StringComparison.Ordinal);
        Assert.Contains("on 16", asked[1], StringComparison.Ordinal);
        prediction.Fit([(10, 21), (20, 41), (30, 61)]);
        Assert.Equal(1 + 2 * 18, prediction.Seconds(genotype, shapes), 9);
    }

    [Fact]
    public void Different_plans_have_different_texts_and_equal_plans_equal_ones()
    {
        BlockPlan leaf = new Convolution(2, 3, 4, 3), other = new Convolution(2, 3, 4, 3, Bias: false);
        BlockPlan[] plans =
        [
            leaf, other, new Convolution(1, 3, 4, 3), new SequencePlan([leaf]), new SequencePlan([leaf, leaf]), new ResidualPlan(new SequencePlan([leaf])),
            new ResidualPlan(new SequencePlan([leaf]), new SequencePlan([other])), new GatePlan([leaf]), new ConcatenationPlan([new SequencePlan([leaf])]),
            new CellPlan(2, 4, [], false, null), new CellPlan(2, 4, [], true, null), new CellPlan(2, 4, [], false, new SequencePlan([leaf])),
            new CellPlan(2, 4, [new CellEdgePlan(0, 1, "ConvBlock", new SequencePlan([leaf]))], false, null),
            new CellPlan(2, 4, [new CellEdgePlan(0, 1, "ConvBlock", new SequencePlan([other]))], false, null),
            new NewPlan("global::A", [new NewArgument("x", "int", "1")]), new NewPlan("global::A", [new NewArgument("x", "int", "2")]),
        ];
        Assert.Equal(plans.Length, plans.Select(PlanText.Of).Distinct().Count());
        Assert.Equal(PlanText.Of(new SequencePlan([leaf])), PlanText.Of(new SequencePlan([leaf with { }])));
    }

    private static IReadOnlyList<BlockPlan> Block(long width) => [new LinearLayer(4, width), new Nonlinearity(Activation.ReLU)];
}
