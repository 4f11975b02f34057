using System.Globalization;
using System.Text.Json;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Journals;
using NasGen.Search.Rankings;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Ledgers;

/// <summary>
/// The journal as a search uses it: the trials in memory, each written as it ends. A run that was killed is gone on with; after a
/// finished one, another begins that builds on all earlier trials.
/// </summary>
internal sealed class Ledger : IDisposable
{
    private const string FirstTrial = "first trial of the run";
    private const string RankingOfRun = "ranking";
    private const string LookOfRun = "run of the last look";

    private readonly Journal _journal;
    private readonly Lock _lock = new();
    private readonly List<Trial> _all;
    private readonly List<Trial> _explored;
    private readonly HashSet<long> _ended;
    private readonly Deadline _deadline;
    private readonly long _firstOfRun;
    private long _next;

    private Ledger(Journal journal, JournalRun run, Deadline deadline, bool isResumed)
    {
        _journal = journal;
        _deadline = deadline;
        Runs = (int)run.Id;
        _all = [.. journal.Trials()];
        _explored = [.. _all.Where(t => Purpose.IsExploring(t.Purpose))];
        _ended = [.. _all.Select(t => t.Id)];
        _next = _all.Count == 0 ? 1 : _all.Max(t => t.Id) + 1;
        if (isResumed && journal.ReadDocument(RankingOfRun) is { } text && JsonSerializer.Deserialize<RankingDocument>(text, SpaceDescriptor.Json) is { } known && known.Run == Runs)
            Ranking = known.Outcome;
        if (isResumed && journal.ReadDocument(FirstTrial) is { } first) _firstOfRun = long.Parse(first, CultureInfo.InvariantCulture);
        else
        {
            _firstOfRun = _next;
            journal.WriteDocument(FirstTrial, _next.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The trials that ended, in the order in which they did.</summary>
    public IReadOnlyList<Trial> All => _all;

    /// <summary>Those that something was chosen by: all but the retrainings.</summary>
    public IReadOnlyList<Trial> Explored => _explored;

    /// <summary>The number of runs so far, with this one.</summary>
    public int Runs { get; }

    /// <summary>Why earlier trials had to be set aside, as they cannot be compared with this search's; <see langword="null"/> if they had not.</summary>
    public string? SetAside { get; private init; }

    /// <summary>What the ranking of this run came to; <see langword="null"/> if there is none, or not yet.</summary>
    public RankingOutcome? Ranking { get; private set; }

    public void Keep(RankingOutcome outcome)
    {
        Ranking = outcome;
        Guard(() => _journal.WriteDocument(RankingOfRun, JsonSerializer.Serialize(new RankingDocument(Runs, outcome), SpaceDescriptor.Json)));
    }

    /// <exception cref="NasException">NAS2024 to NAS2026.</exception>
    public static Ledger Open(SearchOrder order, Deadline deadline, Comparability comparability)
    {
        var journal = JournalFile.Open(order, comparability, out var setAside);
        try
        {
            var last = journal.Runs().LastOrDefault();
            var isResumed = last is { IsFinished: false } && last.Budget == order.BudgetText && last.Strategy == order.Strategy;
            var run = isResumed ? last! : journal.BeginRun(order.BudgetText, order.Strategy, TimeProvider.System.GetLocalNow());
            if (isResumed) deadline.Resume(run.Spent);
            return new Ledger(journal, run, deadline, isResumed) { SetAside = setAside };
        }
        catch (JournalException e)
        {
            journal.Dispose();
            throw JournalFile.Translate(e);
        }
    }

    /// <summary>Gives a fresh set of dry runs what earlier sessions found out, and keeps what it finds out.</summary>
    public void Recall(DryRuns dryRuns)
    {
        foreach (var (genotype, estimate) in _journal.DryRuns()) dryRuns.Remember(genotype, estimate);
        foreach (var trial in _all)
            if (trial.Costs.TryGetValue(CostName.Latency, out var latency)) dryRuns.RememberLatency(trial.Genotype, latency);
        dryRuns.Feasible.Learnt += (genotype, estimate) => Guard(() => _journal.Append(genotype, estimate));
    }

    public Trial Begin(Genotype genotype, string purpose, double fidelity, ulong seed) => new(_next++, genotype, purpose, fidelity, seed);

    /// <summary>Writes a trial that ended.</summary>
    /// <exception cref="NasException">NAS2026: the disk is full.</exception>
    public void End(Trial trial)
    {
        Guard(() => _journal.Append(trial, _deadline.Elapsed.TotalSeconds));
        _all.Add(trial);
        _ended.Add(trial.Id);
        if (Purpose.IsExploring(trial.Purpose)) _explored.Add(trial);
    }

    /// <summary>Keeps a text by name.</summary>
    public void Keep(string key, string text) => Guard(() => _journal.WriteDocument(key, text));

    public bool IsEnded(Trial trial) => _ended.Contains(trial.Id);

    public bool IsOfThisRun(Trial trial) => trial.Id >= _firstOfRun;

    /// <summary>Whether a trial of this purpose was made, in whatever run.</summary>
    public bool Has(string purpose) => _explored.Any(t => t.Purpose == purpose);

    public int CountOfThisRun(string purpose) => _explored.Count(t => t.Purpose == purpose && IsOfThisRun(t) && t.State != TrialState.Infeasible);

    /// <summary>A completed trial of the same architecture, whoever asked for it: it is shared.</summary>
    public Trial? Known(Genotype genotype, double fidelity) => _explored.FirstOrDefault(
        t => t.State == TrialState.Completed && t.Fidelity.Equals(fidelity) && t.Genotype.Equals(genotype));

    /// <summary>A training from scratch that was made already.</summary>
    public Trial? Retrained(Genotype genotype, ulong seed) => _all.FirstOrDefault(
        t => t is { Purpose: Purpose.Retrain, State: TrialState.Completed } && t.Seed == seed && t.Genotype.Equals(genotype));

    /// <summary>
    /// Writes that the test set is opened now, and says which look this is. A run counts once, however often it was interrupted; a
    /// journal that was cleaned is outlived by the committed record.
    /// </summary>
    /// <param name="recorded">The looks that the record of the same data knows of.</param>
    public int OpenTest(int recorded)
    {
        var looks = Number(JournalFile.Looks);
        if (Number(LookOfRun) == Runs) return looks;
        looks = Math.Max(looks, recorded) + 1;
        Guard(() =>
        {
            _journal.WriteDocument(JournalFile.Looks, looks.ToString(CultureInfo.InvariantCulture));
            _journal.WriteDocument(LookOfRun, Runs.ToString(CultureInfo.InvariantCulture));
        });
        return looks;
    }

    /// <summary>Closes the run: the next command begins another.</summary>
    public void Finish() => Guard(() => _journal.UpdateRun(_deadline.Elapsed.TotalSeconds, isFinished: true));

    public void Dispose()
    {
        lock (_lock) _journal.Dispose();
    }

    private int Number(string key) =>
        _journal.ReadDocument(key) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : 0;

    private sealed record RankingDocument(int Run, RankingOutcome Outcome);

    private void Guard(Action write)
    {
        try
        {
            lock (_lock) write();
        }
        catch (JournalException e)
        {
            throw JournalFile.Translate(e);
        }
    }
}
