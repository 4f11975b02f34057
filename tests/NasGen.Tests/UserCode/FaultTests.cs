using System.Runtime.CompilerServices;
using NasGen.Evaluation;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using NasGen.Tests.Evaluation;

namespace NasGen.Tests.UserCode;

/// <summary>What the user's methods return is checked. An error says what was returned, and points to the method.</summary>
public sealed class FaultTests
{
    [Theory, InlineData("float"), InlineData("double"), InlineData("one element")]
    public void A_loss_of_one_floating_point_number_trains(string kind)
    {
        using var evaluator = Of(new LossNetDefinition());
        var expected = Train(evaluator, "Kind=float");
        Assert.Equal(expected.Metrics.Validation["CrossEntropy"], Train(evaluator, $"Kind={kind}").Metrics.Validation["CrossEntropy"], 1e-6);
    }

    [Theory]
    [InlineData("vector", "a tensor of type Float32 and shape [16]")]
    [InlineData("empty", "a tensor of type Float32 and shape [0]")]
    [InlineData("integer", "a tensor of type Int64 and shape []")]
    [InlineData("complex", "a tensor of type ComplexFloat32 and shape []")]
    [InlineData("boolean", "a tensor of type Bool and shape []")]
    [InlineData("null", "null")]
    [InlineData("detached", "a number without a gradient")]
    [InlineData("constant", "a number without a gradient")]
    public void A_loss_that_cannot_be_minimized_is_named_with_what_it_is(string kind, string returned)
    {
        using var evaluator = Of(new LossNetDefinition());
        AssertFault("NAS2031", $"The [Loss] method returned {returned}. ", "Tensor FaultyLoss", () => Train(evaluator, $"Kind={kind}"));
    }

    [Fact]
    public void A_supernet_names_a_loss_that_cannot_be_minimized_too()
    {
        using var evaluator = Of(new LossNetDefinition());
        AssertFault(
            "NAS2031", "The [Loss] method returned ", "Tensor FaultyLoss",
            () => evaluator.TrainSupernet(new SupernetRequest("gdas", Seed: 1, Epochs: 3), _ => { }, default));
    }

    [Theory]
    [InlineData("validation", double.NaN, "NAS2032", "The method Fragile returned NaN for the 32 samples of the validation data, none of which is of class 2.")]
    [InlineData("test", double.NaN, "NAS2033", "The method Fragile returned NaN for the 40 samples of the test set, none of which is of class 2.")]
    [InlineData("test", double.NegativeInfinity, "NAS2033", "The method Fragile returned -")]
    public void A_metric_that_is_not_finite_is_named_with_its_samples(string samples, double value, string code, string message)
    {
        FragileNet.Value = value;
        using var evaluator = Of(new FragileNetDefinition());
        Assert.NotNull(Train(evaluator, "On=none").Metrics.Test);
        AssertFault(code, message, "double Fragile", () => Train(evaluator, $"On={samples}"));
    }

    [Fact]
    public void Outputs_that_are_not_finite_are_counted()
    {
        using var evaluator = Of(new FragileNetDefinition());
        var error = Assert.Throws<NasException>(() => Train(evaluator, "On=outputs"));
        Assert.Equal("NAS2032", error.Code);
        Assert.Matches(@"^FragileNet\.forward returned NaN or infinite numbers for \d+ of the 32 samples of the validation data\.$", error.Message);
    }

    [Fact]
    public void A_score_of_a_training_of_the_users_own_that_is_not_finite_points_to_the_method()
    {
        using var evaluator = Of(new ScorelessNetDefinition());
        AssertFault("NAS2032", "The [Train] method returned NaN as the score.", "double TrainAndScore", () => Train(evaluator, "Scale=1"));
    }

    [Fact]
    public void A_validation_loss_that_is_not_a_number_is_a_divergence_at_the_place_of_the_model()
    {
        using var evaluator = Of(new DivergingNetDefinition());
        AssertFault("NAS2009", "The training diverged at epoch ", "abstract class DivergingNet", () => Train(evaluator, "Scale=1"));
    }

    private static Evaluator Of(SpaceDefinition definition, [CallerFilePath] string path = "") =>
        new(definition, new EvaluatorOptions(Path.GetDirectoryName(Path.GetDirectoryName(path))!, SplitSeed: 4));

    private static EvaluationResult Train(Evaluator evaluator, string genotype) =>
        evaluator.Evaluate(genotype, new EvaluationRequest(Seed: 1, OpenTest: true), _ => { }, default);

    /// <param name="at">A text of the line that the error points to.</param>
    private static void AssertFault(string code, string message, string at, Func<object> call)
    {
        var error = Assert.Throws<NasException>(() => { call(); });
        Assert.Equal(code, error.Code);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(error.File), error.File);
        Assert.Contains(at, File.ReadAllLines(error.File!)[error.Line - 1], StringComparison.Ordinal);
    }
}
