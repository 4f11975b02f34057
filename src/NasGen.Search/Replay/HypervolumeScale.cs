using NasGen.Search.Indicators;

namespace NasGen.Search.Replay;

/// <summary>How hypervolumes of a table are told: in parts of the box between the reference and an ideal point.</summary>
/// <param name="Reference">The worst point that counts, as losses.</param>
/// <param name="Ideal">The best point of the scale, as losses.</param>
internal sealed record HypervolumeScale(IReadOnlyList<double> Reference, IReadOnlyList<double> Ideal)
{
    /// <summary>
    /// From the settings where they say so. Otherwise the reference is the worst value among the feasible rows, and the ideal the end of the
    /// metric's scale: 1 or 100 for what is maximised and lies in [0, 1] or [0, 100], 0 for what is minimised and never negative, else
    /// the table's best.
    /// </summary>
    public static HypervolumeScale Of(ReplaySettings settings, double[][] columns, IReadOnlyList<int> feasible)
    {
        var count = columns.Length;
        if (settings.Reference is { } given && given.Count != count) throw new TableException($"The reference has {given.Count} values, and there are {count} objectives.");
        if (settings.Ideal is { } end && end.Count != count) throw new TableException($"The ideal has {end.Count} values, and there are {count} objectives.");
        var (reference, ideal) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            double[] values = [.. feasible.Select(row => columns[i][row]).Where(double.IsFinite)];
            var (min, max) = (values.Min(), values.Max());
            var isUp = settings.Objectives.All[i].Maximize;
            var worst = settings.Reference?[i] ?? (isUp ? min : max);
            var best = settings.Ideal?[i] ?? (isUp ? min >= 0 && max <= 1 ? 1 : min >= 0 && max <= 100 ? 100 : max : min >= 0 ? 0 : min);
            if (isUp ? best <= worst : best >= worst) throw new TableException($"The reference {worst} of '{settings.Objectives.All[i].Name}' is not worse than {best}, the best there is.");
            (reference[i], ideal[i]) = isUp ? (-worst, -best) : (worst, best);
        }
        return new(reference, ideal);
    }

    /// <summary>The hypervolume of these losses, 1 for the whole box.</summary>
    public double Of(IEnumerable<double[]> losses) => Hypervolume.Of(losses, Reference) / Reference.Zip(Ideal, (r, i) => r - i).Aggregate(1.0, (a, b) => a * b);
}
