using NasGen.Cli.Page;
using NasGen.Search.Capacity;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Journals;
using NasGen.Search.Spaces;
using NasGen.Search.Tests.Sessions;
using NasGen.Search.Trials;

namespace NasGen.Cli.Tests.Sessions;

/// <summary>A capacity study in the journal of a search of the toy space: its trainings, its results, and how it continues after a stop.</summary>
public sealed class CapacityTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_study_compares_depths_at_the_winners_budget_and_fits_learning_curves()
    {
        await _bench.Search(_bench.Order(trials: 12), new FunctionWorkforce { Dry = Deep });
        var workforce = await Study();

        var study = Read()!;
        Assert.True(study.IsFinished);
        Assert.Equal(CapacityPlan.Needed(study).Count(), CapacityFindings.Of(study, new Goal(_bench.Model.Task).Metric).Done);
        // Wider and deeper is better here, therefore the winner is the widest and there is no wider one.
        Assert.Contains(study.Notes, n => n.StartsWith("The winner is as wide as the space", StringComparison.Ordinal));
        Assert.Equal(
            [CapacityRole.Winner, CapacityRole.Narrower, CapacityRole.Deeper, CapacityRole.Largest, CapacityRole.Smallest],
            study.Architectures.Select(a => a.Role));
        Assert.Equal(["Macs", "Parameters"], study.Allocations.Select(a => a.Cost).Distinct().Order());
        Assert.Equal([0, 1, 2, 3], study.Allocations.Where(a => a.Cost == "Parameters").Select(a => a.Depth).Distinct());
        Assert.All(study.Allocations, a => Assert.InRange(a.Share, 0, 1.15));
        Assert.False(study.Allocations.First(a => a is { Cost: "Parameters", Depth: 1 }).IsSpent); // One block costs half of it at most.
        Assert.True(study.Allocations.First(a => a is { Cost: "Parameters", Depth: 3 }).IsSpent);

        Assert.All(workforce.Trainings, t => Assert.False(t.Request.OpenTest));
        Assert.Equal([0.125, 0.25, 0.5, 1], workforce.Trainings.Select(t => t.Request.Share).Distinct().Order());
        Assert.All(workforce.Trainings.GroupBy(Key), g => Assert.Single(g));
        var measured = CapacityFindings.Of(study, new Goal(_bench.Model.Task).Metric).Measures[0];
        // The error of the function below is 0.05 + 0.02·share^−0.5 at the winner.
        Assert.Equal(0.02 / 0.07, measured.Curves[0].Fit!.Law.EstimationShare, 0.1);
        Assert.Contains(_bench.Lines, l => l.Contains("Twice the data would help most", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_study_changes_neither_the_trials_nor_the_next_search()
    {
        await _bench.Search(_bench.Order(trials: 6), new FunctionWorkforce { Dry = Deep });
        var before = _bench.Trials().Count;
        await Study();
        Assert.Equal(before, _bench.Trials().Count);
        using (var journal = _bench.OpenJournal()) Assert.True(journal.Runs()[^1].IsFinished);
        Assert.Equal(12, (await _bench.Search(_bench.Order(trials: 6), new FunctionWorkforce())).Search.Trials[Purpose.Search]);
    }

    [Fact]
    public async Task A_report_has_a_capacity_section_only_after_a_study()
    {
        await _bench.Search(_bench.Order(trials: 12), new FunctionWorkforce { Dry = Deep });
        Assert.Null(Report().Capacity);
        await Study();
        var section = Report().Capacity!;
        Assert.Equal(["Parameters", "Macs"], section.Budgets.Select(b => b.Cost));
        Assert.Single(section.Budgets[0].Depths, d => d.IsWinner);
        Assert.Equal("error (1 − Accuracy)", section.Measures[0].Name);
        Assert.All(section.Measures.SelectMany(m => m.Curves), c => Assert.NotNull(c.Law));
        Assert.Contains($"  report: {ReportFile.PathOf(_bench.Model.JournalPath(_bench.State), "ToyNet")}", _bench.Lines);
    }

    [Fact]
    public async Task A_stopped_study_continues_without_repeating_a_training()
    {
        await _bench.Search(_bench.Order(trials: 6), new FunctionWorkforce { Dry = Deep });
        var order = Order();
        using var kill = new CancellationTokenSource();
        var left = 5;
        var first = Workforce((_, _) => { if (--left == 0) kill.Cancel(); return Task.CompletedTask; });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _bench.Study(order, first).Run(kill.Token));

        Assert.Equal((4, false), (Read()!.Trainings.Count, Read()!.IsFinished));
        Assert.True(await IsInterrupted(order));
        Assert.False(await IsInterrupted(order with { BudgetText = "7trials", Trials = 7 }));
        Assert.False(await IsInterrupted(order, OnOtherData));
        var second = await Study();
        Assert.False(await IsInterrupted(order));
        Assert.Empty(first.Trainings.Take(4).Select(Key).Intersect(second.Trainings.Select(Key)));
        Assert.All(Read()!.Trainings.GroupBy(t => (t.Genotype, t.Share, t.Number)), g => Assert.Single(g));
    }

    [Fact]
    public async Task A_budget_in_trainings_is_kept_and_missing_trainings_are_reported()
    {
        await _bench.Search(_bench.Order(trials: 6), new FunctionWorkforce { Dry = Deep });
        var workforce = Workforce();
        await _bench.Study(Order(trainings: 5), workforce).Run(default);

        Assert.Equal(5, workforce.Trainings.Count);
        Assert.Contains(_bench.Lines, l => l.StartsWith("  The budget of 5trials ended after 5 of the ", StringComparison.Ordinal));
        Assert.Contains(Report().Capacity!.Notes, n => n.StartsWith("The budget of 5trials ended", StringComparison.Ordinal));
        await _bench.Study(Order(trainings: 5), workforce).Run(default);
        Assert.Equal(10, Read()!.Trainings.Count);
    }

    [Fact]
    public async Task A_failed_training_is_recorded_with_its_cause_and_the_study_continues()
    {
        await _bench.Search(_bench.Order(trials: 6), new FunctionWorkforce { Dry = Deep });
        var trained = 0;
        await _bench.Study(Order(), Workforce((_, _) => trained++ == 3 ? throw new NasException("NAS2009", "It diverged.") : Task.CompletedTask)).Run(default);
        var failed = Assert.Single(Report().Capacity!.Failures!.Rows);
        Assert.Contains("It diverged.", failed[2], StringComparison.Ordinal);
        Assert.True(Read()!.IsFinished);
    }

    [Fact]
    public async Task If_noise_covers_every_gain_the_study_cannot_tell_what_helps_most()
    {
        await _bench.Search(_bench.Order(trials: 6), new FunctionWorkforce { Dry = Deep });
        await _bench.Study(Order(), new FunctionWorkforce { Dry = Deep, Accuracy = t => 0.8 + t.Request.Seed % 97 * 2e-3 }).Run(default);
        Assert.Contains(_bench.Lines, l => l.Contains("Cannot tell what would help most", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_search_there_is_nothing_to_study()
    {
        Assert.Equal("NAS2060", Assert.Throws<NasException>(() => CapacitySession.SeedOf(Order())).Code);
        Assert.Equal("NAS2060", (await Assert.ThrowsAsync<NasException>(() => _bench.Study(Order(), Workforce()).Run(default))).Code);
    }

    [Fact]
    public async Task Trials_on_other_data_are_not_studied_and_not_set_aside()
    {
        await _bench.Search(_bench.Order(trials: 6), new FunctionWorkforce { Dry = Deep });
        var error = await Assert.ThrowsAsync<NasException>(() => _bench.Study(Order(), OnOtherData).Run(default));
        Assert.Equal("NAS2060", error.Code);
        Assert.Contains("the data changed", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(_bench.Trials());
    }

    private static FunctionWorkforce OnOtherData => new() { Dry = Deep, Data = () => new DataSummary(160, 40, 40, [4], 2, "sha256:other") };

    private Task<bool> IsInterrupted(SearchOrder order, FunctionWorkforce? workforce = null) =>
        _bench.Study(order, workforce ?? Workforce()).IsInterrupted(default);

    private async Task<FunctionWorkforce> Study()
    {
        var workforce = Workforce();
        await _bench.Study(Order(), workforce).Run(default);
        return workforce;
    }

    private SearchOrder Order(long trainings = 1000) => _bench.Order(trials: 6) with { Capacity = new CapacityOrder($"{trainings}trials", null, trainings) };

    /// <summary>A workforce for which depth and width help little and data help most.</summary>
    private static FunctionWorkforce Workforce(Func<ToyTraining, CancellationToken, Task>? before = null) => new()
    {
        Dry = Deep,
        BeforeTraining = before,
        Accuracy = t => 0.95 - 0.02 * Math.Pow(t.Request.Share, -0.5) - (FunctionWorkforce.AccuracyOf(t) < 0.97 ? 0.02 : 0) + t.Request.Seed % 1000 * 1e-6,
    };

    /// <summary>A dry run whose costs grow with the number of blocks.</summary>
    private static DryRunResult Deep(Genotype genotype)
    {
        var dry = FunctionWorkforce.DryRunOf(genotype);
        return dry with { Parameters = dry.Parameters * (dry.Shapes["Stem"].Inputs.Count), Macs = dry.Macs * (dry.Shapes["Stem"].Inputs.Count) };
    }

    private static (Genotype, double, ulong) Key(ToyTraining training) => (training.Genotype, training.Request.Share, training.Request.Seed);

    private CapacityStudy? Read()
    {
        using var journal = _bench.OpenJournal();
        return CapacityStudy.Read(journal);
    }

    private ReportData Report() => ReportBuilder.Build(ReportSource.Read(_bench.Model.JournalPath(_bench.State), _bench.Folder));
}
