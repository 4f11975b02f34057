using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;
using NasGen.Search.Insights.Landscapes;
using NasGen.Search.Numerics;
using NasGen.Search.Trials;

namespace NasGen.Search.Replay;

/// <summary>Whether a table has structure that a strategy can learn, and which strategies learnt it.</summary>
/// <param name="HasStructure">
/// Whether neighbours' results are more or less alike than by chance, or correlate with a known cost. Without either, one strategy may still be
/// better than another on this table for all its seeds. That is luck, because another table of noise would not repeat it (Wolpert and Macready
/// 1997, <i>No free lunch theorems for optimization</i>).
/// </param>
/// <param name="Better">The strategies shown to be better than random search, at a family-wise error of 5 % (Bonferroni).</param>
/// <param name="Text">The verdict in one line.</param>
public sealed record LearningVerdict(bool HasStructure, IReadOnlyList<string> Better, string Text)
{
    /// <summary>The probability that structure is found in a table of noise, over all tests on it.</summary>
    private const double Error = 0.01;

    internal static LearningVerdict? Of(ReplayPlan plan, IReadOnlyList<StrategyResult> results)
    {
        StrategyResult[] compared = [.. results.Where(r => r.AgainstRandom is not null)];
        if (compared.Length == 0) return null;
        string[] better = [.. compared.Where(r => IsPositive(r.AgainstRandom!, 0.05 / compared.Length)).Select(r => r.Name)];
        var rows = plan.Feasible.Where(row => plan.Losses(row).All(double.IsFinite)).ToArray();
        var z = Strongest(plan, rows);
        var hasStructure = z > 0;
        return new(hasStructure, hasStructure ? better : [], !hasStructure
            ? "nothing learnt: the results of neighbours are no more alike than by chance, therefore any difference from random search is luck"
            : better.Length > 0 ? $"better than random search: {string.Join(", ", better)}"
            : "the results have structure, but no strategy was shown to be better than random search");
    }

    /// <summary>The excess of the strongest test over its threshold; negative if no test exceeds it.</summary>
    private static double Strongest(ReplayPlan plan, int[] rows)
    {
        if (rows.Length < 4) return -1;
        var graph = NeighbourGraph.Of([.. rows.Select(row => plan.Table.Rows[row])]);
        var objectives = plan.Settings.Objectives.All;
        string[] costs = [.. plan.Settings.Known.Except(objectives.Select(o => o.Name))];
        var threshold = Normal.InvCDF(0, 1, 1 - Error / 2 / (objectives.Count * (1 + costs.Length)));
        var strongest = double.NegativeInfinity;
        foreach (var objective in objectives)
        {
            double[] values = [.. rows.Select(row => plan.Table.Column(objective.Name)[row])];
            strongest = Math.Max(strongest, Math.Abs(SpatialAutocorrelation.Of(graph, values).Z));
            foreach (var cost in costs)
            {
                var correlation = Correlation.Spearman(values, rows.Select(row => plan.Table.Column(cost)[row]));
                if (!double.IsNaN(correlation)) strongest = Math.Max(strongest, Math.Abs(correlation) * Math.Sqrt(rows.Length - 1));
            }
        }
        return strongest - threshold;
    }

    private static bool IsPositive(MeanDifference difference, double error)
    {
        if (!double.IsFinite(difference.Low)) return false;
        if (double.IsNaN(difference.DegreesOfFreedom)) return difference.Estimate > 0;
        var half = StudentT.InvCDF(0, 1, difference.DegreesOfFreedom, (1 + difference.Confidence) / 2);
        return difference.Estimate > (difference.High - difference.Estimate) / half * StudentT.InvCDF(0, 1, difference.DegreesOfFreedom, 1 - error / 2);
    }
}
