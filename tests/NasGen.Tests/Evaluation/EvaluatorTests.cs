using NasGen.Evaluation;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Tests.Evaluation;

public sealed class EvaluatorTests
{
    private const string Small = "Body=MlpBlock(Width: 16); DropoutRate=0.5; Training=(LearningRate: 0.01)";

    private static Evaluator Of(SpaceDefinition definition) => new(definition, new EvaluatorOptions(AppContext.BaseDirectory, SplitSeed: 4));

    private static EvaluationResult Evaluate(
        Evaluator evaluator, string genotype, ulong seed = 1, double fidelity = 1, bool openTest = false, string? weights = null) =>
        evaluator.Evaluate(genotype, new EvaluationRequest(seed, fidelity, openTest, weights), _ => { }, CancellationToken.None);

    [Fact]
    public void A_training_learns_and_scores_validation_data_only()
    {
        using var evaluator = Of(new CircleDefinition());
        var result = Evaluate(evaluator, Small);
        Assert.InRange(result.Metrics.Validation["Accuracy"], 0.85, 1);
        Assert.True(result.Metrics.Validation["Margin"] > 0);
        Assert.Null(result.Metrics.Test);
        Assert.Equal(result.Curve.Length, result.Epochs);
        Assert.Equal(result.Curve.Select(point => point[1]).Where(double.IsFinite).Min(), result.Metrics.Validation["CrossEntropy"], 1e-5);
    }

    [Fact]
    public void The_same_seed_gives_the_same_result_to_the_last_bit_whatever_ran_before()
    {
        using var evaluator = Of(new CircleDefinition());
        var first = Evaluate(evaluator, Small, openTest: true);
        var other = Evaluate(evaluator, Small.Replace("16", "32", StringComparison.Ordinal), seed: 9);
        var again = Evaluate(evaluator, Small, openTest: true);
        using var fresh = Of(new CircleDefinition());
        var elsewhere = Evaluate(fresh, Small, openTest: true);

        Assert.Equal(first.Curve, again.Curve);
        Assert.Equal(first.Curve, elsewhere.Curve);
        Assert.Equal(first.Metrics.Validation, again.Metrics.Validation);
        Assert.Equal(first.Metrics.Test!, elsewhere.Metrics.Test!);
        Assert.NotEqual(first.Curve[0], other.Curve[0]);
    }

    [Fact]
    public void Scores_without_training_depend_on_the_seed_and_do_not_change_a_training()
    {
        using var evaluator = Of(new CircleDefinition());
        var trained = Evaluate(evaluator, Small);
        var scores = evaluator.ZeroCost(Small, seed: 1);
        Assert.Equal(scores, evaluator.ZeroCost(Small, seed: 1));
        Assert.NotEqual(scores, evaluator.ZeroCost(Small, seed: 2));
        Assert.All(scores.Values, score => Assert.False(double.IsNaN(score))); // A score may be −∞, if samples agree in all codes.
        Assert.Equal(evaluator.DryRun(Small).Parameters, scores["Parameters"]);
        Assert.Equal(trained.Curve, Evaluate(evaluator, Small).Curve);
    }

    [Fact]
    public void Fidelity_is_the_share_of_the_epochs()
    {
        using var evaluator = Of(new CircleDefinition());
        Assert.Equal(4, Evaluate(evaluator, Small, fidelity: 0.1).Epochs);
    }

    [Fact]
    public void A_training_on_a_share_of_the_data_takes_as_many_steps_as_one_on_all_and_has_the_same_validation_set()
    {
        using var evaluator = Of(new CircleDefinition());
        EvaluationResult On(double share, ulong seed = 1) =>
            evaluator.Evaluate(Small, new EvaluationRequest(seed, 0.1, Share: share, ScoreTraining: true), _ => { }, CancellationToken.None);
        var (all, quarter) = (On(1), On(0.25));

        Assert.Equal((evaluator.Data.Training, 4), (all.Samples, all.Epochs));
        Assert.Equal(Math.Round(evaluator.Data.Training / 4.0), quarter.Samples);
        Assert.InRange(quarter.Epochs, 5, 16); // Four times as many, or fewer if the training stopped early.
        Assert.Equal(Evaluate(evaluator, Small, fidelity: 0.1).Curve, all.Curve);
        Assert.Equal(quarter.Curve, On(0.25).Curve);
        Assert.NotEqual(quarter.Curve, On(0.25, seed: 2).Curve);
        Assert.InRange(quarter.Metrics.Training!["CrossEntropy"], 0, 2);
        Assert.NotEqual(quarter.Metrics.Training["CrossEntropy"], quarter.Metrics.Validation["CrossEntropy"]);
        Assert.Null(quarter.Metrics.Test);
    }

    [Fact]
    public void A_loss_that_is_not_a_number_is_a_divergence_and_names_the_epoch()
    {
        using var evaluator = Of(new CircleDefinition());
        var error = Assert.Throws<NasException>(() => Evaluate(evaluator, Small.Replace("0.01", "1E+30", StringComparison.Ordinal)));
        Assert.Equal("NAS2009", error.Code);
        Assert.Contains("diverged at epoch 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stop_ends_a_training_between_batches()
    {
        using var evaluator = Of(new CircleDefinition());
        using var stop = new CancellationTokenSource();
        List<double> reports = [];
        Assert.ThrowsAny<OperationCanceledException>(() => evaluator.Evaluate(Small, new EvaluationRequest(1), share =>
        {
            reports.Add(share);
            stop.Cancel();
        }, stop.Token));
        Assert.Equal([1 / 40.0], reports);
    }

    [Fact]
    public void Saved_weights_load_into_another_instance()
    {
        var folder = Directory.CreateTempSubdirectory("nasgen-weights-");
        using var evaluator = Of(new CircleDefinition());
        var path = Path.Combine(folder.FullName, "new", "net.dat");
        Evaluate(evaluator, Small, weights: path);
        Assert.True(new FileInfo(path).Length > 4 * evaluator.DryRun(Small).Parameters);
        folder.Delete(recursive: true);
    }

    /// <summary>A half-written file of a killed search does no harm, because weights are written under a temporary name of the process's own.</summary>
    [Fact]
    public void Weights_are_written_beside_a_left_temporary_file_and_leave_none_themselves()
    {
        var folder = Directory.CreateTempSubdirectory("nasgen-weights-");
        Directory.CreateDirectory(Path.Combine(folder.FullName, "net.dat.tmp"));
        using var evaluator = Of(new CircleDefinition());
        Evaluate(evaluator, Small, fidelity: 0.1, weights: Path.Combine(folder.FullName, "net.dat"));
        Assert.Equal(["net.dat", "net.dat.tmp"], folder.GetFileSystemInfos().Select(f => f.Name).Order(StringComparer.Ordinal));
        folder.Delete(recursive: true);
    }

    [Fact]
    public void The_users_loss_is_minimized()
    {
        using var evaluator = Of(new LineDefinition());
        var result = Evaluate(evaluator, "Scale=1", openTest: true);
        Assert.InRange(result.Metrics.Validation["MeanSquaredError"], 0, 1e-3);
        Assert.InRange(result.Metrics.Test!["R2"], 0.99, 1);
    }
    [Fact]
    public void A_loss_that_throws_names_the_users_line()
    {
        using var evaluator = Of(new LineDefinition());
        var error = Assert.Throws<NasException>(() => Evaluate(evaluator, "Scale=0"));
        Assert.Equal("NAS2007", error.Code);
        Assert.Contains("no loss today", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("SmallSpaces.cs", error.File, StringComparison.Ordinal);
    }

    [Theory, InlineData(0.3), InlineData(0)]
    public void The_pace_of_a_training_of_the_users_own_is_a_line_through_two_shares(double always)
    {
        (OwnTraining.Fixed, OwnTraining.PerShare) = (always, 5);
        using var evaluator = Of(new OwnTrainingDefinition());
        var seconds = evaluator.MeasurePace(evaluator.Space.Default, TimeSpan.FromSeconds(10), default).FullSeconds;
        (OwnTraining.Fixed, OwnTraining.PerShare) = (0, 0);
        Assert.InRange(seconds, 4, 8); // A multiple of one share of 0.02 would be 20 seconds.
    }

    [Fact]
    public void The_users_training_gives_the_objective_and_the_users_metric_gives_the_test_score()
    {
        using var evaluator = Of(new OwnTrainingDefinition());
        var result = Evaluate(evaluator, "Factor=2", openTest: true);
        Assert.Equal(32 * 100 + 8, result.Metrics.Validation["Quality"]);
        Assert.Equal(10, result.Metrics.Test!["Quality"]);
    }

    [Fact]
    public void Latency_is_a_median_between_its_quartiles()
    {
        using var evaluator = Of(new CircleDefinition());
        var latency = evaluator.MeasureLatency(Small);
        Assert.InRange(latency.LowerQuartile, 1e-7, latency.Median);
        Assert.InRange(latency.UpperQuartile, latency.Median, 0.1);
        Assert.True(latency.Repeats >= 30);
    }

    [Fact]
    public void An_unknown_device_is_an_error()
    {
        var options = new EvaluatorOptions(".", 1, Device: "gpu");
        Assert.Equal("NAS2014", Assert.Throws<NasException>(() => new Evaluator(new CircleDefinition(), options)).Code);
    }

    [Fact]
    public void A_training_leaves_no_tensor_behind()
    {
        using var evaluator = Of(new CircleDefinition());
        Evaluate(evaluator, Small, fidelity: 0.1);
        // TorchSharp counts tensors that a batch norm detached from their handles as alive. Those of a network's construction are subtracted.
        var construction = Added(() => evaluator.MeasureLatency(Small));
        Assert.Equal(construction, Added(() => Evaluate(evaluator, Small, seed: 2, openTest: true)));

        static long Added(Action action)
        {
            var before = Settled();
            action();
            return Settled() - before;
        }

        static long Settled()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return Tensor.TotalCount;
        }
    }
}
