using NasGen.Search.Numerics;
using NasGen.Search.Spaces;

namespace NasGen.Search.Insights.Importance;

/// <summary>
/// The importance of decisions: the variance of a random forest's predictions over the whole space, split into the parts that single decisions and
/// pairs explain. Hutter, Hoos and Leyton-Brown 2014, <i>An efficient approach for assessing hyperparameter importance</i>. It is exact, because
/// each leaf is a box. Options have equal weights; "not alive" is weighted by its frequency among the trials.
/// </summary>
/// <param name="Main">The effects of the decisions that vary, the largest first.</param>
/// <param name="Pairs">The largest interactions.</param>
/// <param name="Marginals">The marginals of each decision by its name.</param>
/// <param name="Explained">The out-of-bag R²: how well the forest predicts unseen architectures. At 0 or below the effects mean nothing.</param>
public sealed record FunctionalAnova(
    IReadOnlyList<Effect> Main, IReadOnlyList<Effect> Pairs, IReadOnlyDictionary<string, IReadOnlyList<Marginal>> Marginals, double Explained)
{
    /// <summary>The fewest architectures for which a forest is grown.</summary>
    public const int FewestTrials = 8;

    private const int Trees = 32;
    private const int LargestPairs = 5;

    /// <summary>Analyses the results of architectures.</summary>
    /// <param name="architectures">The architectures, all of one space.</param>
    /// <param name="values">The finite results of the architectures.</param>
    /// <returns>The analysis; <see langword="null"/> if there are too few architectures, or all results are equal.</returns>
    public static FunctionalAnova? Of(IReadOnlyList<Genotype> architectures, IReadOnlyList<double> values)
    {
        if (architectures.Count < FewestTrials || values.Max() - values.Min() is 0) return null;
        DecisionLevels[] all = [.. architectures[0].Space.Decisions.Select(d => new DecisionLevels(d))];
        int[] varying = [.. Enumerable.Range(0, all.Length).Where(d => architectures.Select(a => all[d].Of(a[d])).Distinct().Skip(1).Any())];
        DecisionLevels[] decisions = [.. varying.Select(d => all[d])];
        int[][] rows = [.. architectures.Select(a => varying.Select(d => all[d].Of(a[d])).ToArray())];
        var weights = decisions.Select((d, i) => Weights(d, rows, i)).ToArray();

        var outOfBag = new (double Sum, int Count)[rows.Length];
        List<TreeVariance> variances = [];
        for (var t = 0; t < Trees; t++)
        {
            var random = new RandomStream(0, "importance", t);
            int[] sample = [.. Enumerable.Range(0, rows.Length).Select(_ => random.Next(rows.Length))];
            var tree = new BoxTree(decisions, rows, values, sample, random);
            foreach (var row in Enumerable.Range(0, rows.Length).Except(sample))
                outOfBag[row] = (outOfBag[row].Sum + tree.Predict(rows[row]), outOfBag[row].Count + 1);
            variances.Add(new TreeVariance(tree, weights));
        }

        TreeVariance[] telling = [.. variances.Where(v => v.Total > 0)];
        if (telling.Length == 0) return null;
        var main = decisions.Select((d, i) => new Effect(d.Decision.Name, telling.Average(v => v.Main[i] / v.Total)));
        var pairs =
            from a in Enumerable.Range(0, decisions.Length)
            from b in Enumerable.Range(a + 1, decisions.Length - a - 1)
            select new Effect($"{decisions[a].Decision.Name} × {decisions[b].Decision.Name}", telling.Average(v => v.Pair(a, b) / v.Total));
        return new(
            [.. main.OrderByDescending(e => e.Share).ThenBy(e => e.Name, StringComparer.Ordinal)],
            [.. pairs.OrderByDescending(e => e.Share).Take(LargestPairs)],
            decisions.Select((d, i) => (d, i)).ToDictionary(p => p.d.Decision.Name, p => MarginalsOf(p.d, p.i, rows, variances), StringComparer.Ordinal),
            Explain(outOfBag, values));
    }

    private static double[] Weights(DecisionLevels decision, int[][] rows, int place)
    {
        var dead = rows.Count(r => r[place] == decision.Alive) / (double)rows.Length;
        return [.. Enumerable.Repeat((1 - dead) / decision.Alive, decision.Alive), dead];
    }

    private static IReadOnlyList<Marginal> MarginalsOf(DecisionLevels decision, int place, int[][] rows, List<TreeVariance> trees) =>
    [
        .. decision.Labels.Select((label, level) =>
        {
            double[] means = [.. trees.Select(t => t.Marginal(place)[level])];
            var mean = means.Average();
            return new Marginal(label, mean, Math.Sqrt(means.Average(m => (m - mean) * (m - mean))), rows.Count(r => r[place] == level));
        }),
    ];

    private static double Explain((double Sum, int Count)[] outOfBag, IReadOnlyList<double> values)
    {
        int[] seen = [.. Enumerable.Range(0, values.Count).Where(i => outOfBag[i].Count > 0)];
        if (seen.Length == 0) return double.NaN;
        var mean = seen.Average(i => values[i]);
        var total = seen.Sum(i => Math.Pow(values[i] - mean, 2));
        return 1 - seen.Sum(i => Math.Pow(values[i] - outOfBag[i].Sum / outOfBag[i].Count, 2)) / total;
    }
}
