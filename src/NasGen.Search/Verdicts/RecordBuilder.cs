using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Feasibility;
using NasGen.Search.Ledgers;
using NasGen.Search.Rankings;
using NasGen.Search.Records;
using NasGen.Search.Trials;
using NasGen.Search.Wording;

namespace NasGen.Search.Verdicts;

/// <summary>Makes the record of a search.</summary>
internal sealed partial class RecordBuilder(SearchOrder order, Goal goal, Ledger ledger, DataSummary data, WorkerGreeting versions, TrainingPlan plan)
{
    private readonly WinnerRecords _records = new(goal, order.Seed, data.Labels);

    public SearchFindings Build(
        Finalists finalists, Judgement judgement, TrivialScore? trivial, UnusableParts unusable, DryRuns dryRuns, CancellationToken stop)
    {
        List<Winner> winners = [];
        List<WinnerRecord> records = [Record(order.Model.Task.Winner, finalists.Best!)];
        foreach (var (pick, finalist) in finalists.Picks)
            if (finalist is not null) records.Add(Pick(pick, Record(pick.Name, finalist)));
        return new(Whole(records, finalists, judgement, trivial, unusable), winners);

        WinnerRecord Record(string name, Finalist finalist)
        {
            var winner = _records.Winner(name, finalist, dryRuns.Shapes(finalist.Genotype, stop));
            winners.Add(winner);
            return _records.Of(winner, finalist);
        }
    }

    private RunRecord Whole(List<WinnerRecord> winners, Finalists finalists, Judgement judgement, TrivialScore? trivial, UnusableParts unusable) => new()
    {
        Space = new SpaceRecord
        {
            Name = order.Model.Name,
            Hash = order.Model.Hash,
            Size = order.Model.Size,
            Unusable = UnusableLines.ToRecord(unusable),
        },
        Search = new SearchRecord
        {
            Budget = order.BudgetText,
            Strategy = order.Strategy,
            Seed = order.Seed,
            Workers = plan.Workers,
            Device = order.Device,
            Runs = ledger.Runs,
            Training = Training(),
            Trials = Counts(),
        },
        Ranking = ledger.Ranking is { } ranking ? Ranking(ranking) : null,
        Data = new DataRecord
        {
            Training = data.Training,
            Validation = data.Validation,
            Test = data.Test,
            Hash = data.Hash,
            TestHash = data.TestHash,
            Classes = data.Labels is { } labels ? [.. labels] : null,
            Notes = data.Notes.Length == 0 ? null : [.. data.Notes.Select(note => $"{note.Code}: {note.Text}")],
        },
        Winners = winners,
        Baselines =
        [
            .. Baseline(Purpose.Random, finalists.Random), .. Baseline(Purpose.Largest, finalists.Largest),
            .. Baseline(Purpose.Default, finalists.Default), .. Baseline("runner-up", finalists.RunnerUp),
            .. trivial is null ? Array.Empty<BaselineRecord>() : [_records.Trivial(trivial)],
        ],
        Verdict = new VerdictRecord
        {
            AgainstRandom = judgement.Claim,
            Interval = judgement.Interval is { } interval ? [Rounding.Round(interval.Lower), Rounding.Round(interval.Upper)] : null,
            TestLooks = judgement.Looks,
            Text = judgement.Text,
            Validation = CostComparison.Of(ledger.Explored, goal, ledger.Ranking?.Trainings ?? 0)?.ToRecord(goal),
        },
        Failures = Failures(),
        Versions = new VersionsRecord
        {
            NasGen = order.Host.Version,
            TorchSharp = versions.TorchSharp,
            LibTorch = versions.LibTorch,
            DotNet = Environment.Version.ToString(),
        },
        Machine = new MachineRecord { Processor = order.Host.Processor, Cores = Environment.ProcessorCount, System = order.Host.System },
    };

    private TrainingRecord Training()
    {
        var tau = new TrainingSummary(ledger.Explored, goal, plan.Fidelities).Correlations.Select(c => c.Tau.Value).Where(double.IsFinite).ToList();
        return new TrainingRecord
        {
            Epochs = double.IsFinite(plan.Epochs) ? Rounding.Round(plan.Epochs, 3) : null,
            Length = plan.Length,
            Rungs = [.. plan.Fidelities.Select(f => Rounding.Round(f, 3))],
            Tau = tau.Count == 0 ? null : [.. tau.Select(t => Rounding.Round(t, 3))],
        };
    }

    /// <summary>The record of a pick. If a command made the pick, no attribute states its limit, therefore the record holds it.</summary>
    private WinnerRecord Pick(PickDescriptor pick, WinnerRecord winner) => winner with
    {
        Limit = order.Model.Task.Picks.Contains(pick) ? null : new LimitRecord { Cost = pick.Cost, Max = pick.Max },
        RandomWithinLimit = _records.RandomWithin(ledger.Explored, new Limit(pick.Cost, pick.Max)),
    };

    private RankingRecord Ranking(RankingOutcome outcome)
    {
        var metric = goal.Metric.Name;
        var first = outcome.Ranking.Length > 0 ? ledger.Known(order.Model.Space.Parse(outcome.Ranking[0]), 1) : null;
        return new RankingRecord
        {
            By = outcome.Strategy,
            Trainings = Rounding.Round(outcome.Trainings, 2),
            Audited = outcome.Audit?.Count ?? 0,
            Tau = Known(outcome.Audit?.Value),
            TauInterval = outcome.Audit is { } tau && double.IsFinite(tau.Lower) ? [Rounding.Round(tau.Lower, 3), Rounding.Round(tau.Upper, 3)] : null,
            UpperTau = Known(outcome.UpperAudit?.Value),
            ZeroCost = outcome.ZeroCost.Count == 0 ? null : new(
                outcome.ZeroCost.Where(z => !double.IsNaN(z.Value)).ToDictionary(z => z.Key, z => Rounding.Round(z.Value, 3)), StringComparer.Ordinal),
            ParameterFree = Rounding.Round(outcome.ParameterFree, 3),
            Entropy = outcome.Result is { Entropies: [var begin, .., var end] } ? [Rounding.Round(begin, 3), Rounding.Round(end, 3)] : null,
            StoppedAt = outcome.Result?.StoppedAt,
            Prices = outcome.Result?.Prices.Where(p => p.Limit is not null && double.IsFinite(p.Expected)).ToArray() is { Length: > 0 } prices
                ? new(prices.ToDictionary(p => p.Cost, Price), StringComparer.Ordinal)
                : null,
            Relaxed = Known(outcome.Result?.Relaxed.GetValueOrDefault(metric, double.NaN)),
            Shared = Known(outcome.Shared),
            Retrained = Known(first?.Metrics.GetValueOrDefault(metric, double.NaN)),
            Refused = outcome.Refused,
        };

        static PriceRecord Price(CostPrice price) =>
            new() { Lambda = Rounding.Round(price.Lambda, 3), Expected = Rounding.Round(price.Expected), Limit = price.Limit!.Value };

        static double? Known(double? value) => value is { } number && double.IsFinite(number) ? Rounding.Round(number) : null;
    }

    private IEnumerable<BaselineRecord> Baseline(string name, Finalist? finalist)
    {
        if (finalist is not null) yield return _records.Baseline(name, finalist);
    }

    private SortedDictionary<string, int> Counts()
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var trial in ledger.All) counts[trial.Purpose] = counts.GetValueOrDefault(trial.Purpose) + 1;
        return counts;
    }

    /// <summary>The failures by cause, without the architecture and other details.</summary>
    private List<FailureRecord> Failures() =>
    [
        .. ledger.All.Where(t => t.State == TrialState.Failed)
            .GroupBy(t => Words.Cause(t.Cause, t.Genotype.ToString()), StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new FailureRecord { Cause = g.Key, Count = g.Count() }),
    ];
}
