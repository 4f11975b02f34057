using System.Globalization;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Feasibility;
using NasGen.Search.Journals;
using NasGen.Search.Ledgers;
using NasGen.Search.Numerics;
using NasGen.Search.Proposals;
using NasGen.Search.Spaces;
using NasGen.Search.Surrogates;
using NasGen.Search.Trials;

namespace NasGen.Benchmarks.Strategies;

/// <summary>
/// How well the durations of a search's trainings were foreseen: after 4, 8, 16, … trainings, the errors for the architectures that followed, by the line
/// over MACs with one factor for all, and by <see cref="DurationModel"/>.
/// </summary>
internal static class DurationErrors
{
    private const int First = 4;

    /// <param name="arguments">Journals of searches in a time.</param>
    public static int Run(string[] arguments)
    {
        foreach (var path in arguments)
        {
            using var journal = JournalFile.OpenToRead(path);
            var space = SpaceDescriptor.Parse(journal.Header.Descriptor).Space.ToSearchSpace();
            if (Ledger.PlanOf(journal)?.Line is not { } line) throw new InvalidOperationException($"{path}: the search was not planned.");
            // Later rungs of an architecture are foreseen by its first one.
            Trial[] trials = [.. journal.Trials().Where(t => t is { State: TrialState.Completed, FullSeconds: not null, From: 0 } && t.Purpose != Purpose.Retrain)];
            Console.WriteLine($"{Path.GetFileName(path)}: {trials.Length} trainings; mean error as a factor, by the line and by the model");
            for (var known = First; known < trials.Length; known *= 2)
            {
                var (byLine, byModel) = Errors(space, line, trials[..known], trials[known..]);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  after {known}: {Math.Exp(byLine):F2} and {Math.Exp(byModel):F2}"));
            }
        }
        return 0;
    }

    private static (double ByLine, double ByModel) Errors(SearchSpace space, PaceLine line, Trial[] known, Trial[] unknown)
    {
        var settings = new StrategySettings(new FeasibleSet(space, [], _ => new CostEstimate(new Dictionary<string, double>())), new ObjectiveSet([new("Accuracy", true)]), 1);
        var model = new DurationModel(new PointEncoder(settings));
        foreach (var trial in known) model.Observe(trial.Genotype, Ratio(trial));
        var factor = known.Sum(t => t.Seconds) / known.Sum(t => t.Cost * Planned(t));
        return (
            unknown.Average(t => Math.Abs(Math.Log(Ratio(t) / factor))),
            unknown.Average(t => Math.Abs(Math.Log(Ratio(t) / model.Ratio(t.Genotype)))));

        double Planned(Trial trial) => line.Of(trial.Costs[CostName.Macs]);
        double Ratio(Trial trial) => trial.FullSeconds!.Value / Planned(trial);
    }
}
