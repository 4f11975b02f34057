using NasGen.Candidates;
using NasGen.Costs;
using NasGen.Expansions;
using NasGen.Latency;
using NasGen.Modules;
using NasGen.Plans;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using NasGen.Search.Numerics;
using NasGen.Search.Spaces;
using NasGen.Tests.Emission.Spaces;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Latency;

public sealed class LayerModelTests
{
    [Theory]
    [InlineData("ConvBlock", 2)]
    [InlineData("SeparableConvBlock", 1)]
    [InlineData("MobileBlock", 1)]
    [InlineData("ResidualBlock", 2)]
    [InlineData("InceptionBlock", 2)]
    [InlineData("SqueezeExciteBlock", 1)]
    [InlineData("MaxPoolBlock", 2)]
    [InlineData("AveragePoolBlock", 2)]
    public void Layers_in_closed_form_are_those_that_a_network_runs(string block, long stride)
    {
        long[] input = [8, 9, 9];
        var plan = BuiltInBlocks.Expand("global::NasGen." + block, new BlockSettings(block, input, 8, 3, stride, Activation.ReLU, Norm.Batch, 4));
        using var scope = NewDisposeScope();
        using var meter = new CostMeter(batch: 2);
        var module = new ModuleBuilder(new Evaluation.CircleDefinition()).Build(new SequencePlan(plan));
        module.eval();
        meter.Watch(module, isOwn: true);
        module.call(zeros([2, .. input])).Dispose();

        var calls = LayerWalk.Calls(plan, input);
        Assert.Equal(meter.Macs, calls.Sum(c => c.Macs));
        // Sums and concatenations are not modules.
        Assert.Equal(
            calls.Where(c => c.Kind is not (LayerKind.Sum or LayerKind.Concatenation)).OrderBy(c => c.ToString(), StringComparer.Ordinal),
            meter.Own.OrderBy(c => c.ToString(), StringComparer.Ordinal));
    }

    [Fact]
    public void The_MACs_of_plans_and_of_user_modules_are_together_those_of_the_dry_run()
    {
        foreach (SpaceDefinition definition in new SpaceDefinition[] { new ImagesDefinition(), new SequencesDefinition(), new CellsDefinition() })
        {
            var descriptor = SpaceDescriptor.Parse(definition.Descriptor);
            var space = descriptor.Space.ToSearchSpace();
            var random = new RandomStream(1, "own");
            for (var draw = 0; draw < 25; draw++)
            {
                var genotype = space.Sample(random);
                var dry = Candidate.DryRun(definition, descriptor, genotype);
                var plan = new ArchitecturePlan(descriptor.Space, genotype, dry.Shapes);
                var planned = LatencyPrediction.Blocks(plan).SelectMany(block => LayerWalk.Calls(block.Plan, block.Input, block.Output)).Sum(c => c.Macs);
                Assert.Equal((genotype, dry.Macs), (genotype, planned + dry.Own.Sum(c => c.Macs)));
            }
        }
    }

    [Fact]
    public void A_fit_recovers_known_rates_with_a_small_error()
    {
        var truth = new LayerRates(2e-6, 3e-11, 1e-10, 5e-8);
        var model = LayerModel.Fit([.. Points(truth)]);

        Assert.InRange(model.Error, 0, 0.02);
        Assert.Equal(truth.Seconds(5e5, 3e4, 24), model.Seconds(5e5, 3e4, 24), 0.03 * truth.Seconds(5e5, 3e4, 24));
    }

    [Fact]
    public void A_model_of_times_that_are_not_linear_interpolates_the_nearest_shapes()
    {
        // Half as fast beyond the size of a cache.
        var model = LayerModel.Fit([.. Points(new LayerRates(1e-6, 1e-11, 0, 0)).Select(p => p with { Seconds = p.Seconds * (p.Bytes > 4e4 ? 2 : 1) })]);

        Assert.False(model.IsLinear);
    }

    private static IEnumerable<LayerPoint> Points(LayerRates rates) =>
        from macs in new[] { 1e4, 1e5, 1e6, 1e7 }
        from bytes in new[] { 1e3, 1e4, 1e5 }
        from units in new[] { 8.0, 32 }
        select new LayerPoint(macs, bytes, units, rates.Seconds(macs, bytes, units));
}
