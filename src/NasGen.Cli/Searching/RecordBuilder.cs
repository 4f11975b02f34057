using System.Text.RegularExpressions;
using NasGen.Cli.CommandLine;
using NasGen.Cli.Platform;
using NasGen.Cli.Records;
using NasGen.Cli.Workers;
using NasGen.Descriptors;
using NasGen.Evaluation;
using NasGen.Search.Objectives;
using NasGen.Search.Trials;
using NasGen.Search.Verdicts;

namespace NasGen.Cli.Searching;

/// <summary>Writes down what a search was and found.</summary>
internal sealed partial class RecordBuilder(SearchOrder order, Goal goal, Ledger ledger, DataSummary data, WorkerGreeting versions)
{
    public RunRecord Build(Finalists finalists, Judgement judgement, DryRuns dryRuns, CancellationToken stop)
    {
        var task = order.Model.Task;
        List<WinnerRecord> winners = [Winner(task.Winner, finalists.Best!, dryRuns, stop)];
        foreach (var (pick, finalist) in finalists.Picks)
            if (finalist is not null) winners.Add(Winner(pick.Name, finalist, dryRuns, stop) with { RandomWithinLimit = RandomWithin(pick) });
        return new RunRecord
        {
            Space = new SpaceRecord { Name = order.Model.Name, Hash = order.Model.Hash, Size = order.Model.Definition.Size },
            Search = new SearchRecord
            {
                Budget = order.BudgetText,
                Strategy = order.Strategy,
                Seed = order.Seed,
                Workers = order.Workers,
                Device = order.Device,
                Runs = ledger.Runs,
                Trials = Counts(),
            },
            Data = new DataRecord { Training = data.Training, Validation = data.Validation, Test = data.Test, Hash = data.Hash },
            Winners = winners,
            Baselines =
            [
                .. Baseline(Purpose.Random, finalists.Random), .. Baseline(Purpose.Largest, finalists.Largest),
                .. Baseline(Purpose.Default, finalists.Default), .. Baseline("runner-up", finalists.RunnerUp),
            ],
            Verdict = new VerdictRecord
            {
                AgainstRandom = judgement.Claim,
                Interval = judgement.Interval is { } interval ? [Rounding.Round(interval.Lower), Rounding.Round(interval.Upper)] : null,
                TestLooks = judgement.Looks,
                Text = judgement.Text,
            },
            Failures = Failures(),
            Versions = new VersionsRecord
            {
                NasGen = NasGenCommand.Version,
                TorchSharp = versions.TorchSharp,
                LibTorch = versions.LibTorch,
                DotNet = Environment.Version.ToString(),
            },
            Machine = new MachineRecord { Processor = Machine.Processor(), Cores = Environment.ProcessorCount, System = Machine.System() },
        };
    }

    private WinnerRecord Winner(string name, Finalist finalist, DryRuns dryRuns, CancellationToken stop) => new()
    {
        Class = name,
        Seed = Confirmation.Seed(order.Seed, 0),
        FoundBy = finalist.Trial.Purpose,
        Genotype = finalist.Genotype.ToString(),
        Costs = Rounded(finalist.Trial.Costs),
        Validation = Rounded(finalist.Trial.Metrics),
        Seeds = [.. finalist.Trainings.OrderBy(t => t.Id).Select(t => t.Seed)],
        RetrainedValidation = Score(finalist.Validation(goal.Metric.Name)),
        Test = Score(finalist.Test(goal.Metric.Name)),
        Shapes = dryRuns.Shapes(finalist.Genotype, stop).ToDictionary(s => s.Key, s => ShapeText.Format(s.Value), StringComparer.Ordinal),
    };

    private RandomWithinLimitRecord RandomWithin(PickDescriptor pick)
    {
        var objectives = goal.Objectives.Within(new Limit(pick.Cost, pick.Max));
        Trial[] within = [.. ledger.Explored.Where(objectives.IsFeasible)];
        Trial[] random = [.. within.Where(t => t.Purpose == Purpose.Random)];
        var best = objectives.Best(random);
        return new RandomWithinLimitRecord
        {
            Trials = within.Length,
            RandomTrials = random.Length,
            Genotype = best?.Genotype.ToString(),
            Validation = best is null ? null : Rounded(best.Metrics),
        };
    }

    private IEnumerable<BaselineRecord> Baseline(string name, Finalist? finalist)
    {
        if (finalist is null) yield break;
        yield return new BaselineRecord
        {
            Name = name,
            Genotype = finalist.Genotype.ToString(),
            Costs = Rounded(finalist.Trial.Costs),
            Validation = Rounded(finalist.Trial.Metrics),
            Seeds = [.. finalist.Trainings.OrderBy(t => t.Id).Select(t => t.Seed)],
            RetrainedValidation = Score(finalist.Validation(goal.Metric.Name)),
            Test = Score(finalist.Test(goal.Metric.Name)),
        };
    }

    private ScoreRecord? Score(IReadOnlyList<double> values) => values.Count == 0 ? null : new ScoreRecord
    {
        Metric = goal.Metric.Name,
        Mean = Rounding.Round(values.Average()),
        Deviation = values.Count < 2 ? null : Rounding.Round(Spread.Of([.. values]).StandardDeviation, 3),
        Values = [.. values.Select(v => Rounding.Round(v))],
    };

    private SortedDictionary<string, int> Counts()
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var trial in ledger.All) counts[trial.Purpose] = counts.GetValueOrDefault(trial.Purpose) + 1;
        return counts;
    }

    /// <summary>By cause, the architecture and other particulars left out: what repeats is counted.</summary>
    private List<FailureRecord> Failures() =>
    [
        .. ledger.All.Where(t => t.State == TrialState.Failed)
            .GroupBy(t => Kind(t.Cause ?? "unknown"), StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new FailureRecord { Cause = g.Key, Count = g.Count() }),
    ];

    /// <summary>A cause without what is particular to one architecture.</summary>
    public static string Kind(string cause) => Particulars().Replace(cause, "");

    private static SortedDictionary<string, double> Rounded(IReadOnlyDictionary<string, double> values)
    {
        var rounded = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
            rounded[name] = Rounding.Round(value, name is nameof(Cost.Latency) or nameof(Cost.Energy) ? 3 : value % 1 == 0 ? 15 : 6);
        return rounded;
    }

    [GeneratedRegex(@" The architecture: .*$")]
    private static partial Regex Particulars();
}
