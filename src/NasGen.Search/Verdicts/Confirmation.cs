using System.Collections.Concurrent;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Ledgers;
using NasGen.Search.Numerics;
using NasGen.Search.Trials;

namespace NasGen.Search.Verdicts;

/// <summary>
/// Trains the finalists again from scratch, seed by seed: whenever the time ends, those that the verdict compares have had nearly the same number of
/// trainings. A full training of the search counts as the first one; its weights are only scored. Only here is the test set used.
/// </summary>
internal sealed class Confirmation(
    SearchOrder order, Ledger ledger, TrialRunner runner, IWorkforce workforce, Deadline deadline, Progress progress, TrainingPlan plan,
    Checkpoints checkpoints)
{
    private readonly ConcurrentDictionary<long, EvaluationResult> _results = [];

    /// <summary>The error of the metric on the test set, with which the trainings ended; <see langword="null"/> if there was none.</summary>
    public NasException? Fault { get; private set; }

    /// <summary>Trains the finalists until all seeds are done or the time ends.</summary>
    /// <param name="finalists">The finalists in the order of importance.</param>
    /// <param name="seeds">The most trainings per finalist.</param>
    /// <param name="weightsOf">The file for the weights of a winner's first training; <see langword="null"/>: they are not kept.</param>
    /// <param name="stop">The token that stops the search.</param>
    public Task Run(Finalists finalists, int seeds, Func<Finalist, string?> weightsOf, CancellationToken stop) =>
        Run(finalists, Rounds(finalists, seeds), weightsOf, stop);

    /// <summary>Trains one finalist with some of the seeds.</summary>
    public Task Run(Finalists finalists, Finalist only, Range seeds, Func<Finalist, string?> weightsOf, CancellationToken stop) =>
        Run(finalists, Enumerable.Range(seeds.Start.Value, Math.Max(0, seeds.End.Value - seeds.Start.Value)).Select(number => (only, number)), weightsOf, stop);

    private async Task Run(Finalists finalists, IEnumerable<(Finalist, int)> trainings, Func<Finalist, string?> weightsOf, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (deadline.Left is { } left) end.CancelAfter(left);
        var running = new Dictionary<Task<Trial>, Finalist>();
        var rounds = new Queue<(Finalist Finalist, int Number)>(trainings);
        while (rounds.Count > 0 || running.Count > 0)
        {
            while (running.Count < workforce.Size && rounds.TryDequeue(out var next))
            {
                if (end.IsCancellationRequested || !Fits(next.Finalist, next.Number)) continue;
                running.Add(Begin(next.Finalist, next.Number, weightsOf, finalists, end.Token), next.Finalist);
            }
            if (running.Count == 0) break;
            progress.Report("confirming");
            var ended = await Task.WhenAny([.. running.Keys, Task.Delay(TimeSpan.FromSeconds(0.5), CancellationToken.None)]);
            if (ended is not Task<Trial> training) continue;
            running.Remove(training, out var finalist);
            await End(training, finalist!);
            if (Fault is not null) rounds.Clear(); // No other seed makes up for it.
        }
        stop.ThrowIfCancellationRequested();
    }

    /// <summary>The seed of a training from scratch, which is the same for all finalists.</summary>
    public static ulong Seed(ulong root, int number) => RandomStream.DeriveSeed(root, "retrain", number);

    /// <summary>
    /// The trainings in the order of importance: each finalist that the verdict compares is trained as often as a claim needs, before any other one is
    /// trained at all. Then all go on, one training each.
    /// </summary>
    private static IEnumerable<(Finalist Finalist, int Number)> Rounds(Finalists finalists, int seeds)
    {
        var needed = Math.Min(seeds, Reserve.FewestSeeds);
        // The winner and the best of random search come before the strategy's best at equal cost, which often has no full training yet.
        var compared = finalists.Compared;
        var first = compared.Chunk(2).SelectMany(few => Enumerable.Range(0, needed).SelectMany(number => few.Select(finalist => (finalist, number))));
        var others = Enumerable.Range(0, seeds).SelectMany(number => finalists.InOrder.Select(finalist => (finalist, number)))
            .Where(r => r.number >= needed || !compared.Contains(r.finalist));
        return first.Concat(others);
    }

    private Task<Trial> Begin(Finalist finalist, int number, Func<Finalist, string?> weightsOf, Finalists finalists, CancellationToken stop)
    {
        var isOfSearch = number == 0 && finalist.IsFullyTrained;
        var seed = isOfSearch ? finalist.Trial.Seed : Seed(order.Seed, number);
        var weights = number == 0 ? weightsOf(finalist) : null;
        // A training for a verdict with a closed test set lacks what this one needs.
        if (weights is null && ledger.Retrained(finalist.Genotype, seed) is { } made && (order.KeepsTestClosed || made.Measured.Test is not null))
            return Task.FromResult(made);
        var trial = ledger.Begin(finalist.Genotype, Purpose.Retrain, 1, seed);
        var untangling = number == 0 && finalists.IsShownByLayer(finalist) ? Reserve.Untangling(deadline.Budget).TotalSeconds : 0;
        var request = new EvaluationRequest(seed, OpenTest: !order.KeepsTestClosed, WeightsPath: weights, UntanglingSeconds: untangling)
        {
            Length = plan.Length,
            TrainedPath = isOfSearch && checkpoints.IsKept ? checkpoints.PathOf(finalist.Genotype, 1) : null,
        };
        return Task.Run(
            () => runner.Run(trial with { Costs = finalist.Trial.Costs }, request, stop, result => _results[trial.Id] = result, Failed),
            CancellationToken.None);

        void Failed(NasException error)
        {
            if (error.Code == "NAS2033" && finalist == finalists.Best) Fault = error;
        }
    }

    private async Task End(Task<Trial> training, Finalist finalist)
    {
        try
        {
            var trial = await training;
            if (!ledger.IsEnded(trial)) ledger.End(trial);
            if (_results.TryRemove(trial.Id, out var result))
            {
                ledger.Keep(trial, result.Curve is { Length: > 0 } curve ? curve : ledger.Curve(finalist.Trial));
                if (result.Layers is { } layers) ledger.Keep(LayersDocument.Key(trial.Id), LayersDocument.Format(layers));
            }
            finalist.Add(trial);
        }
        catch (OperationCanceledException)
        {
            // The end of the budget cut the training off. The verdict counts the completed ones.
        }
    }

    /// <summary>Whether there is time for a training. One that would be cut off is not begun.</summary>
    private bool Fits(Finalist finalist, int number) => deadline.Left is not { } left || (number == 0 && finalist.IsFullyTrained)
        || left.TotalSeconds > 0.8 * (finalist.Trial.FullSeconds ?? 0);
}
