using System.Collections.Concurrent;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Ledgers;
using NasGen.Search.Numerics;
using NasGen.Search.Trials;

namespace NasGen.Search.Verdicts;

/// <summary>
/// Trains the finalists again from scratch, seed by seed: whenever the time ends, all have had nearly the same number of trainings. Only here is
/// the test set used.
/// </summary>
internal sealed class Confirmation(
    SearchOrder order, Ledger ledger, TrialRunner runner, IWorkforce workforce, Deadline deadline, Progress progress)
{
    private readonly ConcurrentDictionary<long, EvaluationResult> _results = [];

    /// <summary>Trains the finalists until all seeds are done or the time ends.</summary>
    /// <param name="finalists">The finalists in the order of importance.</param>
    /// <param name="seeds">The most trainings per finalist.</param>
    /// <param name="weightsOf">The file for the weights of a winner's first training; <see langword="null"/>: they are not kept.</param>
    /// <param name="stop">The token that stops the search.</param>
    public async Task Run(Finalists finalists, int seeds, Func<Finalist, string?> weightsOf, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (deadline.Left is { } left) end.CancelAfter(left);
        var running = new Dictionary<Task<Trial>, Finalist>();
        var rounds = new Queue<(Finalist Finalist, int Number)>(
            Enumerable.Range(0, seeds).SelectMany(number => finalists.InOrder.Select(finalist => (finalist, number))));
        while (rounds.Count > 0 || running.Count > 0)
        {
            while (running.Count < workforce.Size && rounds.TryDequeue(out var next))
            {
                if (end.IsCancellationRequested || !Fits(next.Finalist)) continue;
                running.Add(Begin(next.Finalist, next.Number, weightsOf, finalists.IsShownByLayer(next.Finalist), end.Token), next.Finalist);
            }
            if (running.Count == 0) break;
            progress.Report("confirming");
            var ended = await Task.WhenAny([.. running.Keys, Task.Delay(TimeSpan.FromSeconds(0.5), CancellationToken.None)]);
            if (ended is not Task<Trial> training) continue;
            running.Remove(training, out var finalist);
            await End(training, finalist!);
        }
        stop.ThrowIfCancellationRequested();
    }

    /// <summary>The seed of a training from scratch, which is the same for all finalists.</summary>
    public static ulong Seed(ulong root, int number) => RandomStream.DeriveSeed(root, "retrain", number);

    private Task<Trial> Begin(Finalist finalist, int number, Func<Finalist, string?> weightsOf, bool isShownByLayer, CancellationToken stop)
    {
        var seed = Seed(order.Seed, number);
        var weights = number == 0 ? weightsOf(finalist) : null;
        if (weights is null && ledger.Retrained(finalist.Genotype, seed) is { } made) return Task.FromResult(made);
        var trial = ledger.Begin(finalist.Genotype, Purpose.Retrain, 1, seed);
        var untangling = number == 0 && isShownByLayer ? Reserve.Untangling(deadline.Budget).TotalSeconds : 0;
        var request = new EvaluationRequest(seed, OpenTest: true, WeightsPath: weights, UntanglingSeconds: untangling);
        return Task.Run(
            () => runner.Run(trial with { Costs = finalist.Trial.Costs }, request, stop, result => _results[trial.Id] = result), CancellationToken.None);
    }

    private async Task End(Task<Trial> training, Finalist finalist)
    {
        try
        {
            var trial = await training;
            if (!ledger.IsEnded(trial)) ledger.End(trial);
            if (_results.TryRemove(trial.Id, out var result))
            {
                ledger.Keep(CurveDocument.Key(trial.Id), CurveDocument.Format(result.Curve));
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
    private bool Fits(Finalist finalist) => deadline.Left is not { } left || left.TotalSeconds > 0.8 * finalist.Trial.Seconds;
}
