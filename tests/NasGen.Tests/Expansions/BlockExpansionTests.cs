using NasGen.Costs;
using NasGen.Expansions;
using NasGen.Modules;
using NasGen.Plans;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Tests.Expansions;

public sealed class BlockExpansionTests
{
    private static readonly string[] Markers =
        [.. typeof(BlockAttribute).Assembly.GetExportedTypes().Where(t => t.IsDefined(typeof(BlockAttribute), false)).Select(t => t.Name)];

    public static TheoryData<string, int, Norm, long> Blocks
    {
        get
        {
            var data = new TheoryData<string, int, Norm, long>();
            foreach (var block in Markers.Where(name => name != "ZeroBlock")) // ZeroBlock has no expansion; it stands for a missing edge of a cell.
                foreach (var rank in (int[])[1, 2])
                    foreach (var norm in Enum.GetValues<Norm>())
                        foreach (var stride in (long[])[1, 2])
                            data.Add(block, rank, norm, stride);
            return data;
        }
    }

    /// <summary>Every marker has an expansion with the width of its settings and with the size ⌈9 / stride⌉.</summary>
    [Theory]
    [MemberData(nameof(Blocks))]
    public void Blocks_give_the_width_and_size_that_their_settings_say(string block, int rank, Norm norm, long stride)
    {
        using var scope = NewDisposeScope();
        long[] spatial = [.. Enumerable.Repeat(9L, rank)];
        var settings = new BlockSettings(block, [6, .. spatial], Width: 10, Kernel: 3, stride, Activation.SiLU, norm, Expansion: 2);
        var plan = new SequencePlan(BuiltInBlocks.Expand("global::NasGen." + block, settings));
        using var module = new ModuleBuilder(new Emission.Spaces.ImagesDefinition()).Build(plan);
        using var meter = new CostMeter(batch: 2);
        meter.Watch(module);

        var output = module.call(zeros([2, 6, .. spatial]));

        var uses = Type.GetType($"NasGen.{block}, NasGen")!.GetCustomAttributes(typeof(BlockAttribute), false).Cast<BlockAttribute>().Single().Settings;
        var width = uses.Contains("Width") ? 10 : 6;
        long[] expected = block == "MlpBlock" ? [2, 10] : [2, width, .. spatial.Select(size => uses.Contains("Stride") ? (size + stride - 1) / stride : size)];
        Assert.Equal(expected, output.shape);
        Assert.Equal(PlanParametersOf(plan), module.parameters().Sum(p => p.numel()));
        Assert.Equal(meter.Macs, LayerWalk.Macs(plan, [6, .. spatial]));
    }

    [Fact]
    public void An_inverted_bottleneck_has_a_skip_connection_only_if_shapes_agree()
    {
        var settings = new BlockSettings("MobileBlock", [8, 4, 4], Width: 8, Kernel: 3, Stride: 1, Activation.ReLU, Norm.Batch, Expansion: 4);

        Assert.IsType<ResidualPlan>(Assert.Single(Expand(settings)));
        Assert.DoesNotContain(Expand(settings with { Stride = 2 }), step => step is ResidualPlan);
        Assert.DoesNotContain(Expand(settings with { Width = 16 }), step => step is ResidualPlan);
        Assert.DoesNotContain(Expand(settings with { Kernel = 4 }), step => step is ResidualPlan);

        static IReadOnlyList<BlockPlan> Expand(BlockSettings s) => BuiltInBlocks.Expand("global::NasGen.MobileBlock", s);
    }

    [Theory]
    [InlineData("ConvBlock", new long[] { 6 }, 8, 3, "needs an input of [channels, length] or [channels, height, width], but gets [6]")]
    [InlineData("ResidualBlock", new long[] { 6, 8, 8 }, 8, 4, "needs an odd kernel")]
    [InlineData("InceptionBlock", new long[] { 6, 8, 8 }, 3, 3, "at least 4")]
    public void A_block_that_does_not_fit_its_input_or_settings_says_why(string block, long[] input, long width, long kernel, string why)
    {
        var settings = new BlockSettings(block, input, width, kernel, Stride: 1, Activation.ReLU, Norm.Batch, Expansion: 4);

        Assert.Contains(why, Assert.Throws<PlanException>(() => BuiltInBlocks.Expand("global::NasGen." + block, settings)).Message);
    }

    [Theory]
    [InlineData(new long[] { 5 }, 1)]
    [InlineData(new long[] { 5, 3 }, 3)]
    [InlineData(new long[] { 5, 3, 2 }, 3)]
    [InlineData(new long[] { 5, 3, 2, 2 }, 2)]
    public void A_head_gives_one_number_per_output_for_every_input_shape(long[] input, int layers)
    {
        using var scope = NewDisposeScope();
        var plan = Head.Expand(input, 7);
        using var module = new ModuleBuilder(new Emission.Spaces.ImagesDefinition()).Build(new SequencePlan(plan));

        Assert.Equal(layers, plan.Count);
        Assert.Equal([2, 7], module.call(zeros([2, .. input])).shape);
    }

    private static long? PlanParametersOf(BlockPlan plan) => NasGen.Costs.PlanParameters.Of(plan);
}
