using System.Diagnostics;
using NasGen.Search.Contracts;
using NasGen.Search.Feasibility;
using NasGen.Search.Trials;
using NasGen.Search.Wording;

namespace NasGen.Search.Execution;

/// <summary>Runs one trial: it finds the costs, checks the limits and trains. A failure becomes the cause of the trial.</summary>
internal sealed class TrialRunner(IWorkforce workforce, DryRuns dryRuns, Goal goal, Patience patience, Casualties casualties)
{
    /// <summary>Runs a trial to its end.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="request">The training to make, and the data to score.</param>
    /// <param name="stop">The token that stops the trial.</param>
    /// <param name="trained">The receiver of the whole result of a completed training, of which a trial keeps only a part.</param>
    /// <param name="failed">The receiver of the error of a failed training.</param>
    /// <exception cref="OperationCanceledException">The trial was stopped, and does not count.</exception>
    /// <exception cref="NasException">No trial of this search can succeed.</exception>
    public async Task<Trial> Run(
        Trial trial, EvaluationRequest request, CancellationToken stop, Action<EvaluationResult>? trained = null, Action<NasException>? failed = null)
    {
        var clock = Stopwatch.StartNew();
        var costs = new Dictionary<string, double>(trial.Costs, StringComparer.Ordinal);
        Trial Ended(TrialState state, string? cause = null) => trial with { State = state, Cause = cause, Costs = costs, Seconds = clock.Elapsed.TotalSeconds };
        try
        {
            var estimate = dryRuns.Estimate(trial.Genotype, stop);
            foreach (var (name, value) in estimate.Costs) costs[name] = value;
            if (estimate.Cause is { } cause) return Ended(TrialState.Infeasible, cause);
            if (goal.NeedsLatency && !costs.ContainsKey(CostName.Latency)) costs[CostName.Latency] = await dryRuns.Latency(trial.Genotype, stop);
            if (goal.Objectives.Limits.FirstOrDefault(l => costs.GetValueOrDefault(l.Cost) > l.Max) is { } limit)
            {
                casualties.Beyond(limit, costs[limit.Cost]);
                return Ended(
                    TrialState.Infeasible,
                    $"{limit.Cost} beyond the limit of {NumberText.Cost(limit.Cost, limit.Max)}: {NumberText.Cost(limit.Cost, costs[limit.Cost])}.");
            }

            clock.Restart();
            var macs = costs.GetValueOrDefault(CostName.Macs);
            var listener = patience.Listen(macs);
            var result = await workforce.Evaluate(trial.Genotype, request, patience.Silence(macs), _ => listener.Heard(), stop);
            if (result.Metrics.Validation.Values.Any(v => !double.IsFinite(v)))
                return Failed(Ended, new NasException("NAS2032", "A metric on validation data is not a finite number."), isCrash: false);
            casualties.Succeeded();
            listener.Heard();
            trained?.Invoke(result);
            // The seconds are those of the training, without the start of the worker.
            return Ended(TrialState.Completed) with
            {
                Measured = result.Metrics,
                Seconds = result.Seconds,
                From = result.From,
                Node = result.Node,
            };
        }
        catch (NasException e) when (IsOfTheTrial(e.Code))
        {
            failed?.Invoke(e);
            return Failed(Ended, e, isCrash: false);
        }
        catch (WorkerTimeoutException e)
        {
            return Failed(Ended, new NasException("NAS2012", e.Message), isCrash: false);
        }
        catch (WorkerCrashedException e)
        {
            // A signal to the whole process group ends the workers a moment before the host receives it.
            await Task.Delay(TimeSpan.FromMilliseconds(200), CancellationToken.None);
            stop.ThrowIfCancellationRequested();
            return Failed(Ended, e.ToError("NAS2010", "The training"), isCrash: e.Fault is null);
        }
    }

    /// <summary>Whether an error comes from the user's code, the architecture or the numbers, and not from the machine, the settings or the disk.</summary>
    private static bool IsOfTheTrial(string code) => code is "NAS2007" or "NAS2009" or "NAS2010" or "NAS2011" or "NAS2012" or "NAS2013"
        or "NAS2031" or "NAS2032" or "NAS2033";

    private Trial Failed(Func<TrialState, string?, Trial> ended, NasException cause, bool isCrash)
    {
        casualties.Failed(cause, isCrash);
        return ended(TrialState.Failed, dryRuns.Describe(cause));
    }
}
