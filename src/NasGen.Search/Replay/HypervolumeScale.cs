using NasGen.Search.Pareto;

namespace NasGen.Search.Replay;

/// <summary>The scale of a table's hypervolumes: they are shares of the box between a reference and an ideal point.</summary>
/// <param name="Reference">The reference point, as losses: the worst point that counts.</param>
/// <param name="Ideal">The ideal point, as losses.</param>
internal sealed record HypervolumeScale(IReadOnlyList<double> Reference, IReadOnlyList<double> Ideal)
{
    /// <summary>
    /// The scale of the settings if they have one. Otherwise the reference is the worst value of the feasible rows, and the ideal is the end of the
    /// metric's scale: 1 or 100 for a maximised metric in [0, 1] or [0, 100], 0 for a minimised metric that is never negative, else the best
    /// value of the table.
    /// </summary>
    public static HypervolumeScale Of(ReplaySettings settings, double[][] columns, IReadOnlyList<int> feasible)
    {
        var count = columns.Length;
        if (settings.Reference is { } given && given.Count != count)
            throw new TableException($"The reference has {given.Count} values, and there are {count} objectives.");
        if (settings.Ideal is { } end && end.Count != count)
            throw new TableException($"The ideal has {end.Count} values, and there are {count} objectives.");
        var (reference, ideal) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            double[] values = [.. feasible.Select(row => columns[i][row]).Where(double.IsFinite)];
            var (min, max) = (values.Min(), values.Max());
            var isUp = settings.Objectives.All[i].Maximize;
            var worst = settings.Reference?[i] ?? (isUp ? min : max);
            var best = settings.Ideal?[i] ?? (isUp ? min >= 0 && max <= 1 ? 1 : min >= 0 && max <= 100 ? 100 : max : min >= 0 ? 0 : min);
            if (isUp ? best <= worst : best >= worst)
                throw new TableException($"The reference {worst} of '{settings.Objectives.All[i].Name}' is not worse than {best}, the best value.");
            (reference[i], ideal[i]) = isUp ? (-worst, -best) : (worst, best);
        }
        return new(reference, ideal);
    }

    /// <summary>The hypervolume of these losses, 1 for the whole box.</summary>
    public double Of(IEnumerable<double[]> losses) =>
        Hypervolume.Of(losses, Reference) / Reference.Zip(Ideal, (r, i) => r - i).Aggregate(1.0, (a, b) => a * b);
}
