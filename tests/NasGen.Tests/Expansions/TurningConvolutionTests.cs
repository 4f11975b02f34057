using NasGen.Candidates;
using NasGen.Costs;
using NasGen.Expansions;
using NasGen.Plans;
using NasGen.Search.Contracts;
using NasGen.Search.Spaces;
using NasGen.Tests.Emission.Spaces;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Tests.Expansions;

/// <summary>ConvBlock with <c>Symmetry.Rotation4</c>.</summary>
public sealed class TurningConvolutionTests
{
    private static readonly TurningImagesDefinition Definition = new();
    private static readonly SpaceDescriptor Descriptor = SpaceDescriptor.Parse(Definition.Descriptor);

    public static TheoryData<string> Architectures =>
    [
        "Body=ConvBlock(Width: 4, Depth: 1, Kernel: 3, Stride: 1, Activation: Tanh, Norm: None, Symmetry: Rotation4)",
        "Body=ConvBlock(Width: 6, Depth: 2, Kernel: 5, Stride: 1, Activation: SiLU, Norm: Group, Symmetry: Rotation4)",
        "Body=ConvBlock(Width: 6, Depth: 3, Kernel: 3, Stride: 2, Activation: Tanh, Norm: Batch, Symmetry: Rotation4)",
        "Body=ConvBlock(Width: 4, Depth: 3, Kernel: 5, Stride: 2, Activation: SiLU, Norm: Instance, Symmetry: Rotation4)",
    ];

    [Theory, MemberData(nameof(Architectures))]
    public void The_output_turns_with_the_image_and_the_classes_stay(string genotype)
    {
        using var scope = NewDisposeScope();
        var (net, images) = (Network(genotype), randn(5, 2, 9, 9));
        var body = BodyOf(net);
        for (var turns = 1; turns < 4; turns++)
        {
            var turned = images.rot90(turns, (2, 3));
            Assert.InRange(Largest(body.call(turned) - body.call(images).rot90(turns, (2, 3))), 0, 2e-5);
            Assert.InRange(Largest(net.call(turned) - net.call(images)), 0, 2e-5);
        }
        Assert.True(Largest(net.call(images.flip(3)) - net.call(images)) > 1e-3); // A mirror is no turn, and the network sees something.
    }

    [Fact]
    public void Without_the_symmetry_the_output_does_not_turn()
    {
        using var scope = NewDisposeScope();
        var body = BodyOf(Network("Body=ConvBlock(Width: 6, Depth: 2, Kernel: 3, Stride: 1, Activation: Tanh, Norm: None, Symmetry: None)"));
        var images = randn(5, 2, 9, 9);
        Assert.True(Largest(body.call(images.rot90(1, (2, 3))) - body.call(images).rot90(1, (2, 3))) > 1e-2);
    }

    /// <summary>Lifting: w·c·k² weights and w biases; a group convolution: 4·w²·k². Each weight is used for four turns at each place.</summary>
    [Fact]
    public void Parameters_and_operations_are_those_of_the_closed_form()
    {
        const string Genotype = "Body=ConvBlock(Width: 4, Depth: 3, Kernel: 3, Stride: 1, Activation: Tanh, Norm: None, Symmetry: Rotation4)";
        var dry = Candidate.DryRun(Definition, Descriptor, Parse(Genotype));
        Assert.Equal((4 * 2 * 9 + 4) + 2 * (4 * 4 * 4 * 9 + 4) + (4 * 3 + 3), dry.Parameters);
        Assert.Equal(4 * 81 * (4 * 2 * 9) + 2 * (4 * 81 * (4 * 4 * 4 * 9)) + 4 * 3, dry.Macs);
    }

    [Theory, MemberData(nameof(Architectures))]
    public void Costs_in_closed_form_are_those_of_the_modules(string genotype)
    {
        using var scope = NewDisposeScope();
        var dry = Candidate.DryRun(Definition, Descriptor, Parse(genotype));
        var plan = new ArchitecturePlan(Descriptor.Space, Parse(genotype), dry.Shapes);
        SequencePlan[] blocks = [plan.Expand(plan.Property("Body")), plan.Expand(plan.Property("Head"))];
        var output = dry.Shapes.ByDecision["Body"].InOrder[^1];
        Assert.Equal(dry.Parameters, blocks.Sum(PlanParameters.Of));
        Assert.Equal(dry.Macs, LayerWalk.Macs(blocks[0], [2, 9, 9]) + LayerWalk.Macs(blocks[1], output));
    }

    [Theory]
    [InlineData(new long[] { 2, 8, 6 }, 3, 1, "needs square images, [channels, size, size] per sample, but gets [2, 8, 6].")]
    [InlineData(new long[] { 2, 64 }, 3, 1, "needs square images")]
    [InlineData(new long[] { 2, 8, 8 }, 3, 2, "by a stride of 2 and a kernel of 3: such a grid does not turn. Use an even kernel, no stride")]
    [InlineData(new long[] { 2, 9, 9 }, 4, 2, "Use an odd kernel")]
    public void What_does_not_turn_is_refused(long[] input, long kernel, long stride, string message)
    {
        var settings = new BlockSettings("ConvBlock", input, 4, kernel, stride, Activation.ReLU, Norm.None, 4, Symmetry.Rotation4);
        var error = Assert.Throws<NasException>(() => TurningConvolution.Expand(settings).ToList());
        Assert.Equal("NAS2045", error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static Genotype Parse(string genotype) => Descriptor.Space.ToSearchSpace().Parse(genotype);

    private static nn.Module<Tensor, Tensor> BodyOf(nn.Module net) =>
        (nn.Module<Tensor, Tensor>)net.named_children().Single(child => child.name == "Body").module;

    private static nn.Module<Tensor, Tensor> Network(string genotype)
    {
        manual_seed(1);
        var net = Candidate.Create(Definition, Descriptor, Parse(genotype), Candidate.DryRun(Definition, Descriptor, Parse(genotype)), seed: 3);
        net.eval();
        return net;
    }

    private static float Largest(Tensor difference) => difference.abs().max().item<float>();
}
