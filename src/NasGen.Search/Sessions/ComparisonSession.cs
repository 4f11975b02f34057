using NasGen.Search.Comparison;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Files;
using NasGen.Search.Journals;
using NasGen.Search.Ledgers;
using NasGen.Search.Trials;
using NasGen.Search.Wording;

namespace NasGen.Search.Sessions;

/// <summary>
/// Compares two spaces by random samples. What the journals lack is trained, in turn for both, so that a machine that becomes slower hits both. Each training
/// is written as it ends, therefore a stopped comparison continues.
/// </summary>
/// <param name="first">The order of one space.</param>
/// <param name="firstWorkforce">The workers of that space.</param>
/// <param name="second">The order of the other space, with the same settings.</param>
/// <param name="secondWorkforce">The workers of the other space.</param>
/// <param name="trials">The number of random architectures of each space.</param>
internal sealed class ComparisonSession(
    SearchOrder first, IWorkforce firstWorkforce, SearchOrder second, IWorkforce secondWorkforce, int trials, ISearchView view)
{
    private readonly Goal _goal = new(first.Model.Task);

    /// <summary>Trains what is missing and compares.</summary>
    /// <exception cref="NasException">NAS2070: the spaces cannot be compared. Or another error that the user can mend.</exception>
    /// <exception cref="OperationCanceledException">The user stopped the comparison. Finished trainings are kept.</exception>
    public async Task<ComparisonFindings> Run(CancellationToken stop)
    {
        try
        {
            return await Compare(stop);
        }
        catch (JournalException e)
        {
            throw JournalFile.Translate(e);
        }
        catch (Exception e) when (FullDisk.IsCauseOf(e))
        {
            throw JournalFile.Full(first.StateDirectory, e);
        }
    }

    private async Task<ComparisonFindings> Compare(CancellationToken stop)
    {
        var (one, other) = (Ordered(first), Ordered(second));
        var (data, otherData) = (await DataLoading.Describe(firstWorkforce, one.Model, stop), await DataLoading.Describe(secondWorkforce, other.Model, stop));
        var (versions, otherVersions) = (await firstWorkforce.Greet(stop), await secondWorkforce.Greet(stop));
        Comparability Conditions(double length) => Comparability.Of(one, data, versions, length);
        Comparability OtherConditions(double length) => Comparability.Of(other, otherData, otherVersions, length);
        RequireFair(Conditions(1), OtherConditions(1));
        var length = LengthOf(Ledger.KnownPlan(one, Conditions)?.Plan, Ledger.KnownPlan(other, OtherConditions)?.Plan);
        var plan = new TrainingPlan(length, [1], first.Workers, first.Threads);
        using var space = new ComparedSpace(one, firstWorkforce, Conditions(length), plan, data, view.Say, stop);
        using var otherSpace = new ComparedSpace(other, secondWorkforce, OtherConditions(length), plan, otherData, view.Say, stop);
        ComparedSpace[] both = [space, otherSpace];
        await Train(both, s => s.Draw(stop), "sampling", stop);
        var measures = Measures();
        var (sample, otherSample) = (space.Sample(measures), otherSpace.Sample(measures));
        foreach (var few in new[] { sample, otherSample }.Where(s => s.Count < SpaceComparison.Fewest))
            throw Unfair($"{few.Name} has {Words.Count(few.Count, "successful architecture")}, and {SpaceComparison.Fewest} are needed");
        await Train(both, s => s.Retrain(stop), "retraining the bests", stop);
        foreach (var done in both) done.Finish();
        var comparison = SpaceComparison.Of(sample, otherSample, measures);
        return new ComparisonFindings(comparison, BestComparison.Of(space.Retrained(), otherSpace.Retrained(), measures.Quality), first.Seed);
    }

    /// <summary>The order of the random search in one space.</summary>
    private SearchOrder Ordered(SearchOrder order) =>
        order with { Strategy = Purpose.Random, BudgetText = $"comparison of {trials}", Time = null, Trials = trials };

    /// <summary>The length of a full training in both journals, so that their trials count; a whole one if they differ or there is none.</summary>
    private static double LengthOf(TrainingPlan? first, TrainingPlan? second) =>
        (first ?? second)?.Length is { } length && length == (second ?? first)?.Length ? length : 1;

    private ComparedMeasures Measures()
    {
        Objective[] others = [.. _goal.Objectives.All.Where(o => o != _goal.Metric)];
        return new ComparedMeasures(_goal.Metric, others.Length > 0 ? others : [new Objective(CostName.Parameters, false)]);
    }

    private void RequireFair(Comparability one, Comparability other)
    {
        string[] differences =
        [
            // Rules are a part of the space, which may differ.
            .. one.Differences(other).Where(part => part != Comparability.Rules),
            .. _goal.Objectives.Limits.ToHashSet().SetEquals(new Goal(second.Model.Task).Objectives.Limits) ? Array.Empty<string>() : ["the limits"],
            .. _goal.Objectives.Floors.ToHashSet().SetEquals(new Goal(second.Model.Task).Objectives.Floors) ? Array.Empty<string>() : ["what is good enough"],
        ];
        if (differences.Length > 0) throw Unfair($"{string.Join(", ", differences)} differ");
    }

    private NasException Unfair(string why) => new(
        "NAS2070", $"{first.Model.Name} and {second.Model.Name} cannot be compared: {why}.", second.Model.File, second.Model.Task.Line);

    /// <summary>Trains until neither space has anything left to begin. The space that has begun less is next.</summary>
    private async Task Train(ComparedSpace[] spaces, Func<ComparedSpace, Task<Trial>?> begin, string phase, CancellationToken stop)
    {
        // A latency is measured while the other trainings of its space are paused, but not those of the other space.
        var most = _goal.NeedsLatency ? 1 : Math.Max(firstWorkforce.Size, secondWorkforce.Size);
        Dictionary<Task<Trial>, ComparedSpace> running = [];
        try
        {
            while (true)
            {
                while (running.Count < most && !stop.IsCancellationRequested && Next() is var (training, space)) running.Add(training, space);
                if (running.Count == 0) break;
                Show(spaces, phase);
                if (await Task.WhenAny([.. running.Keys, Task.Delay(TimeSpan.FromSeconds(0.5), CancellationToken.None)]) is Task<Trial> ended) await End(ended);
            }
        }
        finally
        {
            foreach (var training in running.Keys.ToList()) await Settle(training);
        }
        stop.ThrowIfCancellationRequested();

        (Task<Trial>, ComparedSpace)? Next()
        {
            foreach (var space in spaces.OrderBy(s => s.Begun))
                if (begin(space) is { } training) return (training, space);
            return null;
        }

        async Task End(Task<Trial> training)
        {
            running.Remove(training, out var space);
            space!.End(await training);
        }

        async Task Settle(Task<Trial> training)
        {
            try
            {
                await End(training);
            }
            catch (Exception e) when (e is OperationCanceledException or NasException)
            {
                // A training that was cut off does not count.
            }
        }
    }

    private void Show(ComparedSpace[] spaces, string phase)
    {
        var finished = spaces.Sum(s => s.Completed);
        string Best(ComparedSpace s) => $"{s.Name} {(double.IsNaN(s.Best) ? "none yet" : NumberText.Metric(_goal.Metric.Name, s.Best))}";
        var best = finished == 0 ? null : string.Join(" and ", spaces.Select(Best));
        view.Show(new SearchStatus(
            $"{spaces[0].Name} and {spaces[1].Name}", phase, Math.Min(1, finished / (2.0 * trials)), finished, 0, best,
            $"{Math.Max(0, 2 * trials - finished)} architectures"));
    }
}
