using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Files;
using NasGen.Search.Journals;
using NasGen.Search.Ledgers;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;
using NasGen.Search.Verdicts;
using NasGen.Search.Wording;

namespace NasGen.Search.Capacity;

/// <summary>
/// A study of the gains from more depth, width or data, in the journal of a search that has ended. It uses validation data and never the test set.
/// Each training is written as it ends, therefore a stopped study can be continued.
/// </summary>
internal sealed class CapacitySession(SearchOrder order, IWorkforce workforce, ISearchView view, ISearchOutput output)
{
    private readonly SpaceModel _model = order.Model;
    private readonly CapacityOrder _own = order.Capacity!;
    private readonly Goal _goal = new(order.Model.Task);
    private readonly Lock _lock = new();

    /// <summary>Whether the search of this order has ended and only its study was stopped. The search is then not repeated.</summary>
    public async Task<bool> IsInterrupted(CancellationToken stop)
    {
        if (order.Force || !File.Exists(PathOf(order))) return false;
        try
        {
            using var journal = Journal.OpenToRead(PathOf(order), _ => _model.Space);
            return journal.Runs() is [.., { IsFinished: true } run] && run.Budget == order.BudgetText && run.Strategy == order.Strategy
                && CapacityStudy.Read(journal) is { IsFinished: false } study && study.Budget == _own.BudgetText
                && await Changes(journal, stop) is [];
        }
        catch (JournalException)
        {
            return false; // The search reports the error.
        }
    }

    /// <summary>The seed of the search. The study uses the same split.</summary>
    /// <exception cref="NasException">NAS2060: the space was not searched yet.</exception>
    public static ulong SeedOf(SearchOrder order)
    {
        if (!File.Exists(PathOf(order))) throw Nothing(order, "it was not searched yet");
        try
        {
            using var journal = Journal.OpenToRead(PathOf(order), _ => order.Model.Space);
            return journal.Header.Seed;
        }
        catch (JournalException e)
        {
            throw JournalFile.Translate(e);
        }
    }

    /// <summary>Runs the study and writes the report.</summary>
    /// <exception cref="NasException">NAS2060: there is nothing to study. Or another error that the user can mend.</exception>
    /// <exception cref="OperationCanceledException">The user stopped the study. Finished trainings are kept.</exception>
    public async Task Run(CancellationToken stop)
    {
        try
        {
            await Study(stop);
        }
        catch (JournalException e)
        {
            throw JournalFile.Translate(e);
        }
        catch (Exception e) when (FullDisk.IsCauseOf(e))
        {
            throw JournalFile.Full(order.StateDirectory, e);
        }
        view.Say(output.WriteReport());
    }

    private async Task Study(CancellationToken stop)
    {
        if (!File.Exists(PathOf(order))) throw Nothing(order, "it was not searched yet");
        using var journal = Journal.Open(PathOf(order), _model.Space, new JournalHeader(_model.Name, _model.Hash, _model.DescriptorText, order.Seed));
        if (await Changes(journal, stop) is { Count: > 0 } changes)
            throw Nothing(order, $"{string.Join(" and ", changes)} changed since it was searched");

        var dryRuns = new DryRuns(workforce, _model, _goal, order.Target);
        foreach (var (genotype, estimate) in journal.DryRuns()) dryRuns.Remember(genotype, estimate);
        dryRuns.Feasible.Learnt += (genotype, estimate) => { lock (_lock) journal.Append(genotype, estimate); };
        Trial[] trials = [.. journal.Trials()];
        foreach (var trial in trials)
            if (trial.Costs.TryGetValue(CostName.Latency, out var latency)) dryRuns.RememberLatency(trial.Genotype, latency);
        var plan = CapacityPlan.Of(order, _goal, dryRuns, Winner(trials), [.. trials.Where(t => Purpose.IsExploring(t.Purpose))], stop);
        var study = Begin(CapacityStudy.Read(journal), plan);
        study.Write(journal);
        var deadline = new Deadline(_own.Time, TimeSpan.FromSeconds(study.Spent));
        view.Say(
            $"{_model.Name}: capacity study, budget {_own.BudgetText}, "
            + $"{study.Allocations.Count(a => a.IsFirst)} allocations of the winner's parameters and MACs to depths"
            + (study.Trainings.Count == 0 ? "" : $"; continues from {study.Trainings.Count} trainings"));

        var runner = new TrialRunner(workforce, dryRuns, _goal, Patience.For(_own.Time), new Casualties(_model.Name, view.Say));
        study = await Train(study, journal, deadline, SecondsOf(trials), LengthOf(journal), runner, stop);
        study = study with { IsFinished = true };
        study.Write(journal);
        foreach (var line in Lines(study)) view.Say("  " + line);
    }

    /// <summary>The conditions that have changed since the trials were made.</summary>
    private async Task<IReadOnlyList<string>> Changes(Journal journal, CancellationToken stop)
    {
        var wanted = Comparability.Of(order, await DataLoading.Describe(workforce, _model, stop), await workforce.Greet(stop), LengthOf(journal));
        return [.. Comparability.Read(journal)?.Differences(wanted) ?? []];
    }

    /// <summary>The length of a full training in the search.</summary>
    private static double LengthOf(Journal journal) => Ledger.PlanOf(journal)?.Length ?? 1;

    /// <summary>The study with the earlier trainings. A stopped study continues with the rest of its budget.</summary>
    private static CapacityStudy Begin(CapacityStudy? earlier, CapacityStudy plan)
    {
        if (earlier is null) return plan;
        var isContinued = !earlier.IsFinished && earlier.Budget == plan.Budget && earlier.Winner == plan.Winner;
        return plan with { Trainings = earlier.Trainings, Spent = isContinued ? earlier.Spent : 0, Made = isContinued ? earlier.Made : 0 };
    }

    private async Task<CapacityStudy> Train(
        CapacityStudy study, Journal journal, Deadline deadline, Dictionary<string, double> seconds, double length, TrialRunner runner,
        CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (deadline.Left is { } left) end.CancelAfter(left);
        var waiting = new Queue<PlannedTraining>(CapacityPlan.Trainings(study).Where(p => !study.Trainings.Any(t => t.IsOf(p))));
        Dictionary<Task<StudiedTraining>, PlannedTraining> running = [];
        try
        {
            while (true)
            {
                while (MayBegin() && waiting.TryDequeue(out var next))
                    if (deadline.Left is not { } rest || rest.TotalSeconds > 0.8 * Expected(next)) running.Add(Begin(next, length, runner, end.Token), next);
                if (running.Count == 0) break;
                Show(study, deadline);
                var ended = await Task.WhenAny([.. running.Keys, Task.Delay(TimeSpan.FromSeconds(0.5), CancellationToken.None)]);
                if (ended is Task<StudiedTraining> training) await End(training);
            }
        }
        finally
        {
            await end.CancelAsync();
            foreach (var training in running.Keys.ToList()) await End(training);
        }
        stop.ThrowIfCancellationRequested();
        return study;

        bool MayBegin() =>
            running.Count < workforce.Size && !end.IsCancellationRequested && !(study.Made + running.Count >= _own.Trainings);

        double Expected(PlannedTraining planned) =>
            seconds.TryGetValue(planned.Genotype, out var known) ? known : seconds.Count == 0 ? 0 : seconds.Values.Average();

        async Task End(Task<StudiedTraining> task)
        {
            running.Remove(task);
            try
            {
                var training = await task;
                if (training.State == TrialState.Completed) seconds[training.Genotype] = training.Seconds;
                study = study with { Trainings = [.. study.Trainings, training], Made = study.Made + 1, Spent = deadline.Elapsed.TotalSeconds };
                lock (_lock) study.Write(journal);
            }
            catch (OperationCanceledException)
            {
                // The end of the budget or the user cut the training off. It does not count.
            }
        }
    }

    private Task<StudiedTraining> Begin(PlannedTraining planned, double length, TrialRunner runner, CancellationToken stop)
    {
        var seed = Confirmation.Seed(order.Seed, planned.Number);
        var trial = new Trial(0, _model.Space.Parse(planned.Genotype), "capacity", 1, seed);
        var request = new EvaluationRequest(seed, Share: planned.Share, ScoreTraining: true) { Length = length };
        return Task.Run(
            async () =>
            {
                var samples = 0;
                var ended = await runner.Run(trial, request, stop, result => samples = result.Samples);
                return new StudiedTraining(planned.Genotype, planned.Share, planned.Number, ended.State, ended.Cause, ended.Measured, samples, ended.Seconds);
            },
            CancellationToken.None);
    }

    /// <summary>The mean duration of the trainings of each architecture, in seconds.</summary>
    private static Dictionary<string, double> SecondsOf(Trial[] trials) => trials.Where(t => t is { State: TrialState.Completed, Cost: > 0 })
        .GroupBy(t => t.Genotype.ToString()).ToDictionary(g => g.Key, g => g.Sum(t => t.Seconds) / g.Sum(t => t.Cost));

    /// <summary>The winner of the record beside the model, or the best trial if there is no such record.</summary>
    private Genotype Winner(Trial[] trials) =>
        output.ReadRecord() is { Winners: [var winner, ..] } record && record.Space.Hash == _model.Hash && _model.Space.TryParse(winner.Genotype) is { } known
        ? known
        : _goal.Objectives.Best([.. trials.Where(t => Purpose.IsExploring(t.Purpose))])?.Genotype ?? throw Nothing(order, "no trial has succeeded yet");

    private void Show(CapacityStudy study, Deadline deadline)
    {
        var (share, left) = deadline is { Budget: { } budget, Left: { } rest }
            ? (deadline.Elapsed / budget, NumberText.Duration(rest))
            : ((double)study.Made / _own.Trainings!.Value, $"{_own.Trainings - study.Made} trainings");
        var scores = study.Scores(study.Winner, _goal.Metric.Name);
        var best = scores.Length == 0 ? null : NumberText.Metric(_goal.Metric.Name, scores.Average()) + " by the winner";
        var failed = study.Trainings.Count(t => t.State == TrialState.Failed);
        view.Show(new SearchStatus(_model.Name, "studying capacity", share, study.Trainings.Count, failed, best, left));
    }

    private IEnumerable<string> Lines(CapacityStudy study)
    {
        var findings = CapacityFindings.Of(study, _goal.Metric);
        yield return $"what more depth, width or data would gain, after {study.Trainings.Count} trainings (in parentheses: 95 % intervals):";
        if (CapacityWords.Shortage(study, findings) is { } shortage) yield return shortage;
        foreach (var note in study.Notes) yield return note;
        foreach (var measured in findings.Measures)
        {
            yield return $"by {CapacityWords.Name(measured.Measure)}: {CapacityWords.Recommend(measured)}";
            yield return CapacityWords.Shares(measured);
        }
    }

    private static string PathOf(SearchOrder order) => order.Model.JournalPath(order.StateDirectory);

    private static NasException Nothing(SearchOrder order, string why) => new(
        "NAS2060",
        $"The capacity of {order.Model.Name} cannot be studied: {why}. Search first: dotnet build /t:NasSearch, or nasgen search.",
        order.Model.File, order.Model.Task.Line);
}
