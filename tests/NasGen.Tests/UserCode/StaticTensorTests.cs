using NasGen.Evaluation;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using NasGen.Tests.Evaluation;
using static TorchSharp.torch;

namespace NasGen.Tests.UserCode;

/// <summary>Tensors in static fields of the user's code outlive every training.</summary>
public sealed class StaticTensorTests
{
    public static TheoryData<string> Ways => [
        "initializer", "lazy", "list", "dictionary", "own type", "field", "tuple", "interface", "helper", "property", "constructor", "metric"];

    [Theory, MemberData(nameof(Ways))]
    public void A_static_tensor_lives_from_one_training_to_the_next(string way)
    {
        using var evaluator = Of(new StaticNetDefinition());
        if (way == "constructor")
        {
            using var scope = NewDisposeScope();
            StaticNet.Construct();
            evaluator.DryRun("Way=constructor");
        }
        for (var seed = 1ul; seed <= 3; seed++) Assert.NotEmpty(Train(evaluator, $"Way={way}", seed));
        Assert.NotEmpty(evaluator.ZeroCost($"Way={way}", seed: 1));
        evaluator.MeasurePace(evaluator.Space.Parse($"Way={way}"), TimeSpan.FromMilliseconds(1), default);
        Assert.NotEmpty(Train(evaluator, $"Way={way}", seed: 4));
    }

    /// <summary>A static field that gets another tensor in each step must not gather them.</summary>
    [Fact]
    public void A_static_tensor_that_is_replaced_is_disposed_of()
    {
        using var evaluator = Of(new StaticNetDefinition());
        Train(evaluator, "Way=tuple", seed: 1);
        var first = StaticNet.RunningMean!;
        Train(evaluator, "Way=tuple", seed: 2);
        Assert.True(first.IsInvalid);
        Assert.False(StaticNet.RunningMean!.IsInvalid);
    }

    [Fact]
    public void A_static_tensor_that_an_operation_of_a_cell_makes_lives_on()
    {
        using var evaluator = Of(new StaticCellNetDefinition());
        for (var seed = 1ul; seed <= 2; seed++) Assert.NotEmpty(Train(evaluator, evaluator.Space.Default.ToString(), seed));
        evaluator.TrainSupernet(new SupernetRequest("darts", Seed: 1, Epochs: 1), _ => { }, default);
        Assert.NotEmpty(evaluator.ScoreShared(evaluator.Space.Default.ToString()).Validation);
    }

    [Fact]
    public void A_static_tensor_of_an_architecture_that_throws_serves_the_next_one()
    {
        using var evaluator = Of(new ThrowingLateDefinition());
        Assert.Contains("not today", Assert.Throws<NasException>(() => evaluator.DryRun("Throws=true")).Message, StringComparison.Ordinal);
        Assert.NotEmpty(Train(evaluator, "Throws=false", seed: 1));
    }

    [Theory, InlineData("buffer", "SharingNet.Mean"), InlineData("module", "SharingNet.Projection")]
    public void A_network_that_registers_a_static_tensor_is_refused_with_the_name_of_the_field(string what, string field)
    {
        using var evaluator = Of(new SharingNetDefinition());
        var error = Assert.Throws<NasException>(() => evaluator.DryRun($"What={what}"));
        Assert.Equal("NAS2034", error.Code);
        Assert.Contains($"the static field {field}.", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("StaticSpaces.cs", error.File, StringComparison.Ordinal);
        Assert.NotNull(evaluator.DryRun("What=clone"));
    }

    [Fact]
    public void A_tensor_that_is_used_after_it_was_disposed_of_is_an_error_that_says_how_to_keep_one()
    {
        using var evaluator = Of(new KeepingNetDefinition());
        var error = Assert.Throws<NasException>(() => Train(evaluator, "Scale=1", seed: 1));
        Assert.Equal("NAS2010", error.Code);
        Assert.Contains("keep tensor.DetachFromDisposeScope()", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("StaticSpaces.cs", error.File, StringComparison.Ordinal);
    }

    private static Evaluator Of(SpaceDefinition definition) => new(definition, new EvaluatorOptions(AppContext.BaseDirectory, SplitSeed: 4));

    private static IReadOnlyDictionary<string, double> Train(Evaluator evaluator, string genotype, ulong seed) =>
        evaluator.Evaluate(genotype, new EvaluationRequest(seed, OpenTest: true), _ => { }, default).Metrics.Test!;
}
