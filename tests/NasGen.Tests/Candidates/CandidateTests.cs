using NasGen.Candidates;
using NasGen.Search.Contracts;
using NasGen.Search.Spaces;
using NasGen.Tests.Emission;
using NasGen.Tests.Emission.Spaces;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Tests.Candidates;

public sealed class CandidateTests
{
    private static readonly FaultyDefinition Definition = new();
    private static readonly SpaceDescriptor Descriptor = SpaceDescriptor.Parse(Definition.Descriptor);
    private static readonly SearchSpace Space = Descriptor.Space.ToSearchSpace();

    [Fact]
    public void A_dry_run_records_the_input_of_each_repeat_and_the_output()
    {
        var dry = DryRun("Fault=none; Body=ConvBlock(Width: 8, Depth: 3, Kernel: 4); Tail=MlpBlock");

        Assert.Equal(["Body", "Tail", "Head"], dry.Shapes.ByDecision.Keys);
        Assert.Equal([[3, 6, 6], [8, 5, 5], [8, 4, 4], [8, 3, 3]], dry.Shapes["Body"].InOrder);
        Assert.Equal([[8, 3, 3], [5]], dry.Shapes["Tail"].InOrder);
        Assert.Equal([[5], [4]], dry.Shapes["Head"].InOrder);
        Assert.Equal([4], dry.Output);
    }

    [Fact]
    public void Costs_are_for_one_sample_and_include_every_property()
    {
        var dry = DryRun("Fault=none; Body=ConvBlock(Width: 4, Depth: 1, Kernel: 3); Tail=MlpBlock");

        Assert.Equal(3 * 4 * 9 + 8 + 144 * 5 + 10 + 5 * 4 + 4, dry.Parameters);
        Assert.Equal(36 * 3 * 4 * 9 + 144 * 5 + 5 * 4, dry.Macs);
        Assert.Equal(4 * (dry.Parameters + 144 + 144), dry.Memory);
    }

    [Fact]
    public void A_dry_run_restores_the_random_state_and_leaks_no_tensor()
    {
        manual_seed(5);
        using var before = get_rng_state();
        DryRun("Fault=none; Body=ResidualBlock(Width: 8, Depth: 2, Kernel: 3); Tail=MlpBlock");
        using var after = get_rng_state();
        Assert.True(before.bytes.SequenceEqual(after.bytes));

        using var scope = NewDisposeScope();
        DryRun("Fault=none; Body=ResidualBlock(Width: 8, Depth: 2, Kernel: 3); Tail=MlpBlock");
        Assert.Equal(0, scope.DisposablesCount);
        Assert.True(is_grad_enabled());
    }

    [Fact]
    public void A_property_that_only_training_calls_is_found_in_train_mode()
    {
        var dry = DryRun("Fault=training only; Body=ConvBlock(Width: 8, Depth: 1, Kernel: 3); Tail=MlpBlock");

        Assert.Equal([[8, 6, 6], [5]], dry.Shapes["Tail"].InOrder);
        Assert.Equal(36 * 3 * 8 * 9 + 8 * 4, dry.Macs);
    }

    [Fact]
    public void An_exception_in_forward_names_the_users_line()
    {
        var failure = Fails("Fault=throws; Body=ConvBlock(Width: 4, Depth: 1, Kernel: 3); Tail=MlpBlock");

        Assert.Equal("NAS2010", failure.Code);
        Assert.Equal((Faulty.SourceFile, Faulty.ThrowingLine), (failure.File, failure.Line));
        Assert.StartsWith("Faulty threw in forward with Fault=throws; ", failure.Message);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Fact]
    public void An_exception_in_a_user_modules_constructor_names_its_line()
    {
        var failure = Fails("Fault=none; Body=Stubborn(Width: 8, Depth: 1); Tail=MlpBlock");

        Assert.Equal("NAS2010", failure.Code);
        Assert.Equal((Faulty.SourceFile, Stubborn.ThrowingLine), (failure.File, failure.Line));
        Assert.EndsWith("8 is too wide for me.", failure.Message);
    }

    [Fact]
    public void An_output_of_the_wrong_shape_says_what_is_needed()
    {
        var failure = Fails("Fault=shape; Body=ConvBlock(Width: 4, Depth: 1, Kernel: 3); Tail=MlpBlock");

        Assert.Equal("NAS2011", failure.Code);
        Assert.Equal(Descriptor.Task.Line, failure.Line);
        Assert.Contains("returns [2, 5] for a batch of 2. Classification into 4 classes needs [2, 4]", failure.Message);
    }

    [Fact]
    public void An_output_that_is_null_is_said_so()
    {
        var failure = Fails("Fault=null; Body=ConvBlock(Width: 4, Depth: 1, Kernel: 3); Tail=MlpBlock");

        Assert.Equal(("NAS2011", Descriptor.Task.Line), (failure.Code, failure.Line));
        Assert.Contains("Faulty.forward returns null. Return one row per sample.", failure.Message);
    }

    [Fact]
    public void A_property_that_is_never_called_is_named()
    {
        var failure = Fails("Fault=nothing read; Body=ConvBlock(Width: 4, Depth: 1, Kernel: 3); Tail=MlpBlock");

        Assert.Equal("NAS2013", failure.Code);
        Assert.Contains("Faulty.Tail is never called by forward", failure.Message);
    }

    [Fact]
    public void A_block_that_does_not_fit_its_setting_is_infeasible()
    {
        var failure = Fails("Fault=none; Body=ResidualBlock(Width: 4, Depth: 1, Kernel: 4); Tail=MlpBlock");

        Assert.Equal("NAS2010", failure.Code);
        Assert.Contains("needs an odd kernel", failure.Message);
    }

    [Fact]
    public void Equal_seeds_give_equal_weights_and_different_seeds_give_different_weights()
    {
        using var scope = NewDisposeScope();
        var genotype = Space.Default;
        var dry = Candidate.DryRun(Definition, Descriptor, genotype);
        float[] Weights(ulong seed)
        {
            using var candidate = Candidate.Create(Definition, Descriptor, genotype, dry, seed);
            return candidate.parameters().First().data<float>().ToArray();
        }

        Assert.Equal(Weights(1), Weights(1));
        Assert.NotEqual(Weights(1), Weights(2));
        Assert.NotEqual(Weights(1), Weights(ulong.MaxValue));
    }

    [Fact]
    public void A_thousand_dry_runs_leak_no_tensor()
    {
        set_num_threads(1);
        var definition = new NastyDefinition();
        var descriptor = SpaceDescriptor.Parse(definition.Descriptor);
        var space = descriptor.Space.ToSearchSpace();
        var random = new Random(2);
        long Run(int count)
        {
            for (var i = 0; i < count; i++) Candidate.DryRun(definition, descriptor, GenotypeSampler.Sample(space, random));
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return Environment.WorkingSet;
        }

        var before = Run(200);
        Assert.InRange(Run(800) - before, long.MinValue, 64 << 20);
    }

    private static DryRunResult DryRun(string genotype) => Candidate.DryRun(Definition, Descriptor, Space.Parse(genotype));

    private static NasException Fails(string genotype) => Assert.Throws<NasException>(() => DryRun(genotype));
}
