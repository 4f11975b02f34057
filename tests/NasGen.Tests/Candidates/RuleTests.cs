using NasGen.Candidates;
using NasGen.Search.Contracts;
using NasGen.Search.Spaces;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Candidates;

/// <summary>A kernel must be long enough for the rate, no network is both wide and flagged, and one rule throws.</summary>
[SearchSpace(Input = [1, 64]), Data(nameof(Load)), Classification(2)]
[Require(nameof(IsLongEnough)), Require(nameof(IsModest)), Require(nameof(Throws))]
public abstract class Ruled() : Module<Tensor, Tensor>(nameof(Ruled))
{
    [Resolution(32, 64, Native = 64)]
    public abstract double Rate { get; }

    [Choice<ConvBlock, MobileBlock, MlpBlock>, Kernel(3, 5), Width(8, 16), Activation(Activation.ReLU, Activation.Tanh)]
    protected abstract Module<Tensor, Tensor> Body { get; }

    [Values(false, true)]
    protected abstract bool Flag { get; }

    [Classifier(2)]
    protected abstract Module<Tensor, Tensor> Head { get; }

    internal static bool IsLongEnough(int bodyKernel, double rate) => bodyKernel / rate > 0.07;

    internal static bool IsModest(bool flag, long bodyWidth, string body) => !flag || bodyWidth < 16 || body == "MobileBlock";

    internal static bool Throws(Activation bodyActivation) => bodyActivation != Activation.Tanh ? true : throw new InvalidOperationException("no tanh");

    internal static (Tensor Inputs, Tensor Targets) Load() => (rand(40, 1, 64), randint(2, [40]));
}

public sealed class RuleTests
{
    [Theory]
    [InlineData("Rate=64; Body=ConvBlock(Width: 8, Kernel: 3, Activation: ReLU); Flag=false", "IsLongEnough")]
    [InlineData("Rate=64; Body=ConvBlock(Width: 8, Kernel: 5, Activation: ReLU); Flag=false", null)]
    [InlineData("Rate=32; Body=ConvBlock(Width: 8, Kernel: 3, Activation: ReLU); Flag=false", null)]
    [InlineData("Rate=64; Body=MlpBlock(Width: 8, Activation: ReLU); Flag=false", null)] // It has no kernel, so the rule does not apply.
    [InlineData("Rate=32; Body=ConvBlock(Width: 16, Kernel: 5, Activation: ReLU); Flag=true", "IsModest")]
    [InlineData("Rate=32; Body=MobileBlock(Width: 16, Kernel: 5, Activation: ReLU); Flag=true", null)]
    public void An_architecture_meets_the_rules_or_the_error_names_the_one(string genotype, string? broken)
    {
        var error = Record.Exception(() => DryRun(genotype));
        if (broken is null) Assert.Null(error);
        else
        {
            var fault = Assert.IsType<NasException>(error);
            Assert.Equal("NAS2018", fault.Code);
            Assert.Contains($"The architecture does not meet {broken}, which [Require] names.", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_rule_that_throws_is_an_error_at_its_line()
    {
        var error = Assert.Throws<NasException>(() => DryRun("Rate=32; Body=ConvBlock(Width: 8, Kernel: 5, Activation: Tanh); Flag=false"));
        Assert.Equal("NAS2007", error.Code);
        Assert.EndsWith("RuleTests.cs", error.File, StringComparison.Ordinal);
        Assert.Contains("no tanh", error.Message, StringComparison.Ordinal);
    }

    private static DryRunResult DryRun(string genotype)
    {
        var definition = new RuledDefinition();
        var descriptor = SpaceDescriptor.Parse(definition.Descriptor);
        return Candidate.DryRun(definition, descriptor, descriptor.Space.ToSearchSpace().Parse(genotype));
    }
}
