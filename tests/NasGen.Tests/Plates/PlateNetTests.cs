using NasGen.Candidates;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using Plate;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Plates;

/// <summary>The spaces of samples/Plate.</summary>
public sealed class PlateNetTests
{
    [Theory]
    [InlineData(8, 1, "Tanh", 4.0)]
    [InlineData(12, 2, "SiLU", 1.0)]
    [InlineData(16, 2, "GELU", 2.0)]
    [InlineData(24, 1, "GELU", 4.0)]
    [InlineData(16, 3, "Tanh", 1.0)]
    [InlineData(8, 4, "SiLU", 4.0)]
    public void A_quarter_turn_of_the_plate_turns_deflection_and_moments_to_the_last_bit(int width, int depth, string activation, double frequency)
    {
        using var net = Network(
            new PlateNetDefinition(),
            FormattableString.Invariant($"Body=MlpBlock(Width: {width}, Depth: {depth}, Activation: {activation}); Frequency={frequency}"));
        Assert.Equal(0, QuarterTurn.Error(net));
    }

    [Fact]
    public void Without_the_symmetry_it_changes_them()
    {
        using var net = Network(new PlainPlateNetDefinition(), "Body=MlpBlock(Width: 32, Depth: 2, Activation: Tanh); Frequency=1");
        Assert.True(QuarterTurn.Error(net) > 1e-3);
    }

    /// <summary>Published networks for Kirchhoff's plate reach 5 % (Li et al. 2025).</summary>
    [Fact]
    public void A_training_of_a_few_steps_meets_Naviers_series()
    {
        using var scope = NewDisposeScope();
        using var net = Network(new PlateNetDefinition(), "Body=MlpBlock(Width: 16, Depth: 2, Activation: GELU); Frequency=2");
        var residual = Solver.Solve(net, Square.Grid(20, margin: 0.05), fidelity: 0.1, _ => { }, default);
        var accuracy = Accuracy.Of(net);
        Assert.InRange(residual, 0, 0.05);
        Assert.InRange(accuracy.DeflectionError, 0, 5e-4);
        Assert.InRange(accuracy.MomentError, 0, 5e-3);
        Assert.Equal(0.0478863796 * 4, accuracy.Moment, 1e-3);
    }

    private static Module<Tensor, Tensor> Network(SpaceDefinition definition, string genotype)
    {
        set_num_threads(1);
        var descriptor = SpaceDescriptor.Parse(definition.Descriptor);
        var parsed = descriptor.Space.ToSearchSpace().Parse(genotype);
        return Candidate.Create(definition, descriptor, parsed, Candidate.DryRun(definition, descriptor, parsed), seed: 2);
    }
}
