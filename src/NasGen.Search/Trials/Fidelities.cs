namespace NasGen.Search.Trials;

/// <summary>The levels of training at which trials may run: shares of the full training, ascending.</summary>
public static class Fidelities
{
    /// <summary>Shares that differ by less than this are the same.</summary>
    private const double Tolerance = 1e-9;

    /// <summary>The index of the cheapest level that is not below a fidelity; the last level if there is none.</summary>
    /// <param name="levels">The shares of the full training, ascending, in (0, 1].</param>
    /// <param name="fidelity">A share of the full training.</param>
    public static int LevelOf(this IReadOnlyList<double> levels, double fidelity)
    {
        var level = 0;
        while (level < levels.Count - 1 && levels[level] < fidelity - Tolerance) level++;
        return level;
    }
}
