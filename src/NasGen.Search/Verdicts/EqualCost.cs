using NasGen.Search.Trials;

namespace NasGen.Search.Verdicts;

/// <summary>
/// The trials of the strategy and of random search that are compared. Both lists are cut, in the order of the proposals, to the cost that both
/// sides have spent. Where a trial of random search crosses that cost, it counts: random search never has less than the strategy.
/// A trial costs its fidelity, without the part that it continued from a checkpoint. An infeasible one was never trained and costs nothing.
/// </summary>
internal sealed class EqualCost
{
    private const double Rounding = 1e-9;

    /// <summary>Cuts both lists to equal cost.</summary>
    /// <param name="explored">All trials that explored.</param>
    /// <param name="spent">The cost of the strategy before its first trial, in full trainings.</param>
    public EqualCost(IReadOnlyCollection<Trial> explored, double spent = 0)
    {
        Trial[] search = [.. Of(explored, Purpose.Search)], random = [.. Of(explored, Purpose.Random)];
        var cost = Math.Min(search.Sum(t => t.Cost) + spent, random.Sum(t => t.Cost));
        (Search, Random) = (Within(search, cost - spent), Covering(random, cost));
    }

    public IReadOnlyList<Trial> Search { get; }

    public IReadOnlyList<Trial> Random { get; }

    private static IEnumerable<Trial> Of(IEnumerable<Trial> explored, string purpose) =>
        explored.Where(t => t.Purpose == purpose && t.State is TrialState.Completed or TrialState.Failed).OrderBy(t => t.Id);

    private static List<Trial> Within(Trial[] trials, double cost)
    {
        List<Trial> within = [];
        foreach (var trial in trials)
        {
            if ((cost -= trial.Cost) < -Rounding) break;
            within.Add(trial);
        }
        return within;
    }

    private static List<Trial> Covering(Trial[] trials, double cost)
    {
        List<Trial> covering = [];
        foreach (var trial in trials.TakeWhile(_ => cost > Rounding))
        {
            cost -= trial.Cost;
            covering.Add(trial);
        }
        return covering;
    }
}
