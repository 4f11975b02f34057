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
/// The journal of a search, with its trials in memory. Each trial is written as it ends. A killed run is continued; after a finished run another
/// one begins, which builds on all earlier trials.
/// </summary>
internal sealed class Ledger : IDisposable
{
    private const string FirstTrial = "first trial of the run";
    private const string RankingOfRun = "ranking";
    private const string PlanOfRun = "plan";
    private const string LookOfRun = "run of the last look";

    private readonly Journal _journal;
    private readonly Lock _lock = new();
    private readonly List<Trial> _all;
    private readonly List<Trial> _explored = [];
    private readonly Dictionary<(Genotype Genotype, double Fidelity), Trial> _known = [];
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
        foreach (var trial in _all) Explore(trial);
        _ended = [.. _all.Select(t => t.Id)];
        Unreadable = journal.Unreadable;
        // What is damaged ends the search before it has trained anything.
        foreach (var count in (string[])[JournalFile.Looks, LookOfRun]) Number(count);
        _next = journal.NextTrial();
        if (isResumed && journal.ReadDocument(RankingOfRun, text => RankingDocument.Read(text, journal.Space)) is { } known && known.Run == Runs)
            Ranking = known.Outcome;
        if (isResumed && journal.ReadDocument(FirstTrial, text => (long?)Count(text)) is { } first) _firstOfRun = first;
        else
        {
            _firstOfRun = _next;
            journal.WriteDocument(FirstTrial, _next.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The trials that have ended, in the order of their ends.</summary>
    public IReadOnlyList<Trial> All => _all;

    /// <summary>The trials that choices are based on: all except the trainings from scratch.</summary>
    public IReadOnlyList<Trial> Explored => _explored;

    /// <summary>The number of runs, including this one.</summary>
    public int Runs { get; }

    /// <summary>The reason why earlier trials were set aside as not comparable; <see langword="null"/> if they were not.</summary>
    public string? SetAside { get; private init; }

    /// <summary>The rows of trials that are left out because they are damaged, each with the reason.</summary>
    public IReadOnlyList<string> Unreadable { get; }

    /// <summary>The result of the ranking of this run; <see langword="null"/> if there is none, or none yet.</summary>
    public RankingOutcome? Ranking { get; private set; }

    /// <summary>Writes the result of the ranking.</summary>
    public void Keep(RankingOutcome outcome)
    {
        Ranking = outcome;
        Guard(() => _journal.WriteDocument(RankingOfRun, JsonSerializer.Serialize(new RankingDocument(Runs, outcome), SpaceDescriptor.Json)));
    }

    /// <summary>Opens the journal of a search, and continues or begins a run.</summary>
    /// <exception cref="NasException">NAS2024 to NAS2026: the journal cannot be used.</exception>
    public static Ledger Open(SearchOrder order, Deadline deadline, Comparability comparability)
    {
        var journal = JournalFile.Open(order, comparability, out var setAside);
        try
        {
            var last = journal.Runs().LastOrDefault();
            var isResumed = IsContinued(last, order);
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

    /// <summary>Adds the results of earlier sessions to a set of dry runs, and writes its new results to the journal: those so far and those to come.</summary>
    public void Recall(DryRuns dryRuns)
    {
        var known = _journal.DryRuns();
        var written = known.Select(k => k.Genotype).ToHashSet();
        foreach (var (genotype, estimate) in dryRuns.Feasible.Memory)
            if (!written.Contains(genotype)) Guard(() => _journal.Append(genotype, estimate));
        foreach (var (genotype, estimate) in known) dryRuns.Remember(genotype, estimate);
        foreach (var trial in _all)
            if (trial.Costs.TryGetValue(CostName.Latency, out var latency)) dryRuns.RememberLatency(trial.Genotype, latency);
        dryRuns.Feasible.Learnt += (genotype, estimate) => Guard(() => _journal.Append(genotype, estimate));
    }

    /// <summary>A new trial with the next number. Nothing is written until it ends.</summary>
    public Trial Begin(Genotype genotype, string purpose, double fidelity, ulong seed) => new(_next++, genotype, purpose, fidelity, seed);

    /// <summary>Writes a trial that has ended.</summary>
    /// <exception cref="NasException">NAS2026: the disk is full.</exception>
    public void End(Trial trial)
    {
        Guard(() => _journal.Append(trial, _deadline.Elapsed.TotalSeconds));
        _all.Add(trial);
        _ended.Add(trial.Id);
        Explore(trial);
    }

    /// <summary>Writes the plan of this run's trainings.</summary>
    public void Keep(TrainingPlan plan) => Keep(PlanOfRun, JsonSerializer.Serialize(plan, SpaceDescriptor.Json));

    /// <summary>Writes the losses of a training from its first epoch on.</summary>
    public void Keep(Trial trial, double[][] curve) => Keep(CurveDocument.Key(trial.Id), CurveDocument.Format(curve));

    /// <summary>The losses of a training from its first epoch on; empty if they are not known.</summary>
    public double[][] Curve(Trial trial) => _journal.ReadDocumentIfWhole(CurveDocument.Key(trial.Id), CurveDocument.Read) ?? [];

    /// <summary>
    /// The plan by which the journal's trials were trained, and whether the last run was interrupted, so that the same order continues it.
    /// <see langword="null"/> if there is none.
    /// </summary>
    /// <param name="order">The order of the search.</param>
    /// <param name="conditions">The conditions of the search with a length of its trainings. A journal of other conditions does not count.</param>
    public static (TrainingPlan Plan, bool IsInterrupted)? KnownPlan(SearchOrder order, Func<double, Comparability> conditions)
    {
        var path = order.Model.JournalPath(order.StateDirectory);
        if (order.Force || !File.Exists(path)) return null;
        try
        {
            using var journal = Journal.OpenToRead(path, _ => order.Model.Space);
            return journal.Header.Hash == order.Model.Hash && PlanOf(journal) is { } plan
                && Comparability.Read(journal)?.Differences(conditions(plan.Length)).Any() == false
                ? (plan, IsContinued(journal.Runs().LastOrDefault(), order))
                : null;
        }
        catch (JournalException)
        {
            return null; // Opening the journal for writing says what is wrong with it.
        }
    }

    /// <summary>The plan of a journal's trials; <see langword="null"/> if it states none.</summary>
    /// <exception cref="JournalException">The plan is damaged.</exception>
    public static TrainingPlan? PlanOf(Journal journal) => journal.ReadDocument(PlanOfRun, text =>
        JsonSerializer.Deserialize<TrainingPlan>(text, SpaceDescriptor.Json) is { IsPossible: true } plan ? plan : throw new FormatException("it is no plan"));

    private static bool IsContinued(JournalRun? last, SearchOrder order) =>
        last is { IsFinished: false } && last.Budget == order.BudgetText && last.Strategy == order.Strategy;

    /// <summary>Writes a text under a name.</summary>
    public void Keep(string key, string text) => Guard(() => _journal.WriteDocument(key, text));

    public bool IsEnded(Trial trial) => _ended.Contains(trial.Id);

    public bool IsOfThisRun(Trial trial) => trial.Id >= _firstOfRun;

    /// <summary>Whether any run has made a trial of this purpose.</summary>
    public bool Has(string purpose) => _explored.Any(t => t.Purpose == purpose);

    /// <summary>The cost of this run's trials of a purpose, in full trainings.</summary>
    public double CostOfThisRun(string purpose) =>
        _explored.Where(t => t.Purpose == purpose && IsOfThisRun(t) && t.State != TrialState.Infeasible).Sum(t => t.Cost);

    /// <summary>A completed trial of the same architecture, for any purpose: its result is shared.</summary>
    public Trial? Known(Genotype genotype, double fidelity) => _known.GetValueOrDefault((genotype, fidelity));

    /// <summary>A completed training from scratch with the same seed.</summary>
    public Trial? Retrained(Genotype genotype, ulong seed) => _all.FirstOrDefault(
        t => t is { Purpose: Purpose.Retrain, State: TrialState.Completed } && t.Seed == seed && t.Genotype.Equals(genotype));

    /// <summary>
    /// Writes that the test set is used now. A run counts once, even if it was interrupted. The committed record keeps the number when the journal
    /// is deleted.
    /// </summary>
    /// <param name="recorded">The number of uses according to the record of the same data.</param>
    /// <returns>The number of times that the test set has been used, including this one.</returns>
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

    /// <summary>The number of times that the test set has been used, without using it now.</summary>
    /// <param name="recorded">The number of uses according to the record of the same data.</param>
    public int Looks(int recorded) => Math.Max(Number(JournalFile.Looks), recorded);

    /// <summary>Ends the run: the next command begins another one.</summary>
    public void Finish() => Guard(() => _journal.UpdateRun(_deadline.Elapsed.TotalSeconds, isFinished: true));

    public void Dispose()
    {
        lock (_lock) _journal.Dispose();
    }

    private void Explore(Trial trial)
    {
        if (!Purpose.IsExploring(trial.Purpose)) return;
        _explored.Add(trial);
        if (trial.State == TrialState.Completed) _known.TryAdd((trial.Genotype, trial.Fidelity), trial);
    }

    private int Number(string key) => _journal.ReadDocument(key, Count);

    private static int Count(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private sealed record RankingDocument(int Run, RankingOutcome Outcome)
    {
        public static RankingDocument? Read(string text, SearchSpace space)
        {
            var document = JsonSerializer.Deserialize<RankingDocument>(text, SpaceDescriptor.Json);
            foreach (var genotype in document?.Outcome.Ranking ?? []) space.Parse(genotype);
            return document;
        }
    }

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
