using NasGen.Search.Trials;

namespace NasGen.Search.Verdicts;

/// <summary>
/// The trials of the strategy and of random search that are compared: of each the first, in the order of asking, up to the cost that the
/// other has had too. A trial costs its fidelity; one that was infeasible was never trained and costs nothing.
/// </summary>
internal sealed class EqualCost
{
    private const double Rounding = 1e-9;

    /// <param name="spent">What the strategy has spent before its first trial, in full trainings.</param>
    public EqualCost(IReadOnlyCollection<Trial> explored, double spent = 0)
    {
        Trial[] search = [.. Of(explored, Purpose.Search)], random = [.. Of(explored, Purpose.Random)];
        var cost = Math.Min(search.Sum(t => t.Fidelity) + spent, random.Sum(t => t.Fidelity));
        (Search, Random) = (Within(search, cost - spent), Within(random, cost));
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
            if ((cost -= trial.Fidelity) < -Rounding) break;
            within.Add(trial);
        }
        return within;
    }
}
