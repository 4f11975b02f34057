using NasGen.Search.Contracts;
using NasGen.Search.Records;
using NasGen.Search.Spaces;
using NasGen.Search.Tests.Sessions;
using NasGen.Search.Trials;
using NasGen.Search.Verdicts;

namespace NasGen.Search.Tests.Verdicts;

/// <summary>The trivial predictor beside the winner: below it nothing wins.</summary>
public sealed class TrivialBaselineTests : IDisposable
{
    private readonly SearchBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task The_trivial_predictor_is_a_baseline_of_every_search()
    {
        var record = await _bench.Search(_bench.Order(trials: 6), new FunctionWorkforce());

        var trivial = record.Baselines.Single(b => b.Name == "trivial");
        Assert.Equal(("class 1, 50.0 % of the training data", 0.5, 0.5), (trivial.Prediction, trivial.Validation["Accuracy"], trivial.Test!.Mean));
        Assert.Contains("  trivial predictor, class 1, 50.0 % of the training data: test accuracy 50.00 %", _bench.Lines);
        Assert.DoesNotContain("trivial", record.Verdict.Text, StringComparison.Ordinal);
    }

    /// <summary>The strategy is far better than random search, and all of it is worthless.</summary>
    [Fact]
    public async Task Nothing_wins_that_is_no_better_than_the_trivial_predictor()
    {
        var (seed, random) = (0ul, "");
        RunRecord record;
        do
        {
            record = await Search(++seed, new FunctionWorkforce());
            random = record.Baselines.Single(b => b.Name == Purpose.Random).Genotype;
        }
        while (record.Winners[0].Genotype == random || record.Verdict.Text.Contains("the same architecture", StringComparison.Ordinal));

        Assert.Equal("wins", (await Search(seed, Ahead(trivial: 0.5))).Verdict.AgainstRandom);
        var verdict = (await Search(seed, Ahead(trivial: 0.95))).Verdict;
        Assert.Equal("no claim", verdict.AgainstRandom);
        Assert.Matches(
            @"^no claim of evolution against random search, because ToyNetBest is no better than the trivial predictor, "
            + @"class 1, 50\.0 % of the training data \(test accuracy 9\d\.\d\d % and 95\.00 %\)\.$", verdict.Text);

        // On the test set, the best of random search is far worse than all other architectures.
        FunctionWorkforce Ahead(double trivial) => new()
        {
            Trivial = trivial,
            TestAccuracy = t => (t.Genotype.ToString() == random ? 0.6 : 0.9) + t.Request.Seed % 1000 * 1e-6,
        };

        async Task<RunRecord> Search(ulong seed, FunctionWorkforce workforce)
        {
            using var bench = new Disposal();
            return await bench.Search(bench.Order(trials: 12, seed: seed), workforce);
        }
    }

    [Fact]
    public async Task A_worthless_winner_is_doubted_whatever_the_claim_is()
    {
        var record = await _bench.Search(_bench.Order(trials: 6) with { KeepsTestClosed = true }, new FunctionWorkforce { Trivial = 1 });

        Assert.Contains("the test set was kept closed", record.Verdict.Text, StringComparison.Ordinal);
        Assert.Contains("ToyNetBest is no better than the trivial predictor, class 1", record.Verdict.Text, StringComparison.Ordinal);
        Assert.Contains("validation accuracy", record.Verdict.Text, StringComparison.Ordinal);
        Assert.Null(record.Baselines.Single(b => b.Name == "trivial").Test);
    }

    [Fact]
    public async Task A_search_without_a_trivial_predictor_has_none_in_its_record()
    {
        var record = await _bench.Search(_bench.Order(trials: 6), new FunctionWorkforce { Trivial = null });
        Assert.DoesNotContain(record.Baselines, b => b.Name == "trivial");
    }

    /// <summary>The metric is no number on the test set: nothing is lost, and the search ends with the error.</summary>
    [Fact]
    public async Task A_metric_that_is_no_number_on_the_test_set_ends_the_search_after_its_results_are_written()
    {
        var fault = new NasException("NAS2033", "The method Auc returned NaN for the 12 samples of the test set.", "/p/ToyNet.cs", 7);
        var workforce = new FunctionWorkforce { BeforeTraining = (t, _) => t.Request.OpenTest ? throw fault : Task.CompletedTask };
        var error = await Assert.ThrowsAsync<NasException>(() => _bench.Search(_bench.Order(trials: 6), workforce));

        Assert.Equal(("NAS2033", "/p/ToyNet.cs", 7), (error.Code, error.File, error.Line));
        var record = _bench.Findings.Record;
        Assert.Equal("not confirmed", record.Verdict.AgainstRandom);
        Assert.Equal("not confirmed: The method Auc returned NaN for the 12 samples of the test set.", record.Verdict.Text);
        Assert.Null(record.Winners[0].Test);
        Assert.Equal("ToyNet.cs(7): NAS2033: The method Auc returned NaN for the 12 samples of the test set.", Assert.Single(record.Failures).Cause);
        Assert.Single(workforce.Trainings, t => t.Request.OpenTest);
        Assert.All(_bench.Trials(), t => Assert.NotEqual(TrialState.Running, t.State));
    }

    [Theory]
    [InlineData(0.9, new[] { 0.91, 0.92 }, null)]
    [InlineData(0.9, new[] { 0.91 }, null)]
    [InlineData(0.9, new[] { 0.89, 0.92 }, "X is not reliably better than the trivial predictor, always (test accuracy 90.50 % and 90.00 %)")]
    [InlineData(0.9, new[] { 0.9, 0.9 }, "X is no better than the trivial predictor, always (test accuracy 90.00 % and 90.00 %)")]
    [InlineData(0.9, new[] { 0.2, 0.91 }, "X is no better than the trivial predictor, always (test accuracy 55.50 % and 90.00 %)")]
    public void Each_training_must_be_better(double trivial, double[] trainings, string? doubt) =>
        Assert.Equal(doubt, Baseline(trivial, test: true).Doubt("X", Finalist(trainings, onTest: true)));

    [Fact]
    public void Without_a_test_set_validation_data_decide()
    {
        Assert.Contains("(validation accuracy 50.00 % and 60.00 %)", Baseline(0.6, test: false).Doubt("X", Finalist([0.4, 0.6], onTest: false)), StringComparison.Ordinal);
        Assert.Null(Baseline(0.6, test: false).Doubt("X", Finalist([0.7, 0.8], onTest: false)));
        Assert.Contains("no better", Baseline(0.9, test: true).Doubt("X", Finalist([], onTest: false)), StringComparison.Ordinal);
    }

    [Fact]
    public void Lower_errors_are_better()
    {
        var goal = new Goal(new ToySpace { Objectives = [new ObjectiveDescriptor("MeanSquaredError", false)] }.Descriptor.Task);
        var trivial = new TrivialBaseline(new TrivialScore("always", new MeasuredMetrics(new Dictionary<string, double> { ["MeanSquaredError"] = 2 })), goal);
        Assert.Null(trivial.Doubt("X", Finalist([1], onTest: false, "MeanSquaredError")));
        Assert.NotNull(trivial.Doubt("X", Finalist([3], onTest: false, "MeanSquaredError")));
    }

    [Fact]
    public void A_metric_that_does_not_exist_for_a_constant_raises_no_doubt()
    {
        var trivial = new TrivialBaseline(new TrivialScore("always", MeasuredMetrics.None), new Goal(new ToySpace().Descriptor.Task));
        Assert.Null(trivial.Doubt("X", Finalist([0.1, 0.2], onTest: true)));
    }

    private sealed class Disposal : SearchBench, IDisposable;

    private static TrivialBaseline Baseline(double accuracy, bool test)
    {
        var scores = new Dictionary<string, double> { ["Accuracy"] = accuracy };
        return new(new TrivialScore("always", new MeasuredMetrics(scores) { Test = test ? scores : null }), new Goal(new ToySpace().Descriptor.Task));
    }

    /// <summary>A finalist with a validation accuracy of 0.8 in its trial.</summary>
    private static Finalist Finalist(double[] values, bool onTest, string metric = "Accuracy")
    {
        var genotype = new ToySpace().Descriptor.Space.ToSearchSpace().Default;
        Trial Trial(long id, double value) => new(id, genotype, Purpose.Retrain, 1, 0)
        {
            State = TrialState.Completed,
            Measured = new MeasuredMetrics(new Dictionary<string, double> { [metric] = value })
            {
                Test = onTest ? new Dictionary<string, double> { [metric] = value } : null,
            },
        };
        var finalist = new Finalist(Trial(1, 0.8));
        foreach (var (value, i) in values.Select((value, i) => (value, i))) finalist.Add(Trial(i + 2, value));
        return finalist;
    }
}
