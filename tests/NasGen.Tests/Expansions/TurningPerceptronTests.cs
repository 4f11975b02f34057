using NasGen.Candidates;
using NasGen.Costs;
using NasGen.Expansions;
using NasGen.Modules;
using NasGen.Plans;
using NasGen.Search.Contracts;
using NasGen.Search.Spaces;
using NasGen.Tests.Emission.Spaces;
using NasGen.Tests.Modules;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Tests.Expansions;

/// <summary>MlpBlock with <c>Symmetry.Rotation4</c>.</summary>
public sealed class TurningPerceptronTests
{
    private static readonly TurningDefinition Definition = new();
    private static readonly SpaceDescriptor Descriptor = SpaceDescriptor.Parse(Definition.Descriptor);

    public static TheoryData<string> Architectures =>
    [
        "Body=MlpBlock(Width: 4, Depth: 1, Activation: Tanh, Norm: None, Symmetry: Rotation4)",
        "Body=MlpBlock(Width: 6, Depth: 2, Activation: SiLU, Norm: None, Symmetry: Rotation4)",
        "Body=MlpBlock(Width: 6, Depth: 3, Activation: Tanh, Norm: Batch, Symmetry: Rotation4)",
        "Body=MlpBlock(Width: 4, Depth: 3, Activation: SiLU, Norm: Group, Symmetry: Rotation4)",
        "Body=MlpBlock(Width: 6, Depth: 3, Activation: SiLU, Norm: Instance, Symmetry: Rotation4)",
    ];

    [Theory, MemberData(nameof(Architectures))]
    public void The_output_does_not_change_by_a_bit_when_the_points_turn(string genotype)
    {
        using var scope = NewDisposeScope();
        using var net = Network(genotype);
        var points = Plane.Points();
        Assert.Equal(net.call(points).data<float>(), net.call(Plane.Turn(points)).data<float>());
    }

    /// <summary>w(Rx) = w(x) with R(x, y) = (−y, x), therefore w_xx(Rx) = w_yy(x), w_yy(Rx) = w_xx(x) and w_xy(Rx) = −w_xy(x).</summary>
    [Theory, MemberData(nameof(Architectures))]
    public void Second_derivatives_turn_with_the_points_to_the_last_bit(string genotype)
    {
        using var scope = NewDisposeScope();
        using var net = Network(genotype);
        var points = Plane.Points();
        var (xx, yy, xy) = Derivatives(net, points);
        var (turnedXx, turnedYy, turnedXy) = Derivatives(net, Plane.Turn(points));
        Assert.Equal(yy, turnedXx);
        Assert.Equal(xx, turnedYy);
        Assert.Equal(xy.Select(value => -value), turnedXy);
    }

    /// <summary>Without the symmetry they differ: the two tests above can fail.</summary>
    [Fact]
    public void Without_the_symmetry_the_output_changes()
    {
        using var scope = NewDisposeScope();
        using var net = Network("Body=MlpBlock(Width: 6, Depth: 2, Activation: Tanh, Norm: None, Symmetry: None)");
        var points = Plane.Points();
        Assert.True((net.call(points) - net.call(Plane.Turn(points))).abs().max().item<float>() > 1e-2);
    }

    /// <summary>At equal operations a plain layer is four times as wide and has four times the weights: 16·C² against (4·C)², 4·C² against (4·C)².</summary>
    [Fact]
    public void A_layer_has_a_quarter_of_the_weights_of_a_plain_one_with_as_many_operations()
    {
        var (group, plain) = (new GroupLinearLayer(4, 8, 8, Bias: false), new LinearLayer(32, 32, Bias: false));
        Assert.Equal(LayerWalk.Macs(plain, [32]), LayerWalk.Macs(group, [8, 4]));
        Assert.Equal(PlanParameters.Of(plain), 4 * PlanParameters.Of(group));
    }

    [Theory, MemberData(nameof(Architectures))]
    public void Costs_in_closed_form_are_those_of_the_modules(string genotype)
    {
        using var scope = NewDisposeScope();
        var dry = Candidate.DryRun(Definition, Descriptor, Parse(genotype));
        var plan = new ArchitecturePlan(Descriptor.Space, Parse(genotype), dry.Shapes);
        SequencePlan[] blocks = [plan.Expand(plan.Property("Body")), plan.Expand(plan.Property("Head"))];
        var width = dry.Shapes.ByDecision["Body"].InOrder[^1][0];
        Assert.Equal(dry.Parameters, blocks.Sum(PlanParameters.Of));
        Assert.Equal(dry.Macs, LayerWalk.Macs(blocks[0], [2]) + LayerWalk.Macs(blocks[1], [width]));
    }

    [Fact]
    public void An_input_that_is_no_point_of_a_plane_is_named_at_the_place_of_the_model()
    {
        var definition = new SpatialDefinition();
        var descriptor = SpaceDescriptor.Parse(definition.Descriptor);
        var error = Assert.Throws<NasException>(
            () => Candidate.DryRun(definition, descriptor, descriptor.Space.ToSearchSpace().Parse("Body=MlpBlock(Width: 4)")));
        Assert.Equal("NAS2045", error.Code);
        Assert.Contains("needs the two coordinates of a point, [2] per sample, but gets [3].", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Turning.cs", error.File, StringComparison.Ordinal);
        Assert.True(error.Line > 0);
    }

    private static Genotype Parse(string genotype) => Descriptor.Space.ToSearchSpace().Parse(genotype);

    private static nn.Module<Tensor, Tensor> Network(string genotype)
    {
        set_num_threads(1);
        var net = Candidate.Create(Definition, Descriptor, Parse(genotype), Candidate.DryRun(Definition, Descriptor, Parse(genotype)), seed: 3);
        net.eval();
        return net;
    }

    /// <summary>The two orders of differentiation round differently, so the mixed derivative is their mean.</summary>
    private static (float[] Xx, float[] Yy, float[] Xy) Derivatives(nn.Module<Tensor, Tensor> net, Tensor points)
    {
        var at = points.detach().requires_grad_();
        var slope = D(net.call(at).select(1, 0), at);
        var (alongX, alongY) = (D(slope.select(1, 0), at), D(slope.select(1, 1), at));
        return (Numbers(alongX.select(1, 0)), Numbers(alongY.select(1, 1)), Numbers((alongX.select(1, 1) + alongY.select(1, 0)) / 2));

        static Tensor D(Tensor y, Tensor x) => autograd.grad([y.sum()], [x], retain_graph: true, create_graph: true)[0];

        static float[] Numbers(Tensor t) => t.detach().contiguous().data<float>().ToArray();
    }
}
