namespace NasGen.Search.Insights.Importance;

/// <summary>The variance of one tree's predictions, split by decisions.</summary>
internal sealed class TreeVariance
{
    private readonly BoxTree _tree;
    private readonly double[][] _weights;
    private readonly double[][] _shares;
    private readonly double[][] _marginals;
    private readonly double _mean;

    /// <param name="tree">The tree.</param>
    /// <param name="weights">The weights of each decision's levels, which sum to 1 per decision.</param>
    public TreeVariance(BoxTree tree, double[][] weights)
    {
        (_tree, _weights) = (tree, weights);
        _shares = [.. tree.Leaves.Select(l => l.Box.Select((levels, d) => _weights[d].Where((_, level) => (levels >> level & 1) == 1).Sum()).ToArray())];
        double[] leaves = [.. _shares.Select(s => s.Aggregate(1.0, (product, share) => product * share))];
        _mean = tree.Leaves.Select((l, i) => leaves[i] * l.Value).Sum();
        Total = tree.Leaves.Select((l, i) => leaves[i] * Square(l.Value - _mean)).Sum();
        _marginals = [.. weights.Select((_, d) => MarginalOf(d))];
        Main = [.. weights.Select((w, d) => w.Select((weight, level) => weight * Square(_marginals[d][level] - _mean)).Sum())];
    }

    /// <summary>The variance of the predictions over the whole space.</summary>
    public double Total { get; }

    /// <summary>The variance that each decision explains alone.</summary>
    public double[] Main { get; }

    /// <summary>The mean prediction at each level of a decision.</summary>
    public double[] Marginal(int decision) => _marginals[decision];

    /// <summary>The variance that two decisions explain together, without what each explains alone.</summary>
    public double Pair(int a, int b)
    {
        var means = new double[_weights[a].Length, _weights[b].Length];
        for (var leaf = 0; leaf < _shares.Length; leaf++)
        {
            var value = Rest(leaf, a, b) * _tree.Leaves[leaf].Value;
            for (var i = 0; i < _weights[a].Length; i++)
                for (var j = 0; j < _weights[b].Length; j++)
                    if (Has(leaf, a, i) && Has(leaf, b, j))
                        means[i, j] += value;
        }
        var together = 0.0;
        for (var i = 0; i < _weights[a].Length; i++)
            for (var j = 0; j < _weights[b].Length; j++)
                together += _weights[a][i] * _weights[b][j] * Square(means[i, j] - _mean);
        return Math.Max(0, together - Main[a] - Main[b]);
    }

    private double[] MarginalOf(int decision)
    {
        var means = new double[_weights[decision].Length];
        for (var leaf = 0; leaf < _shares.Length; leaf++)
        {
            var value = Rest(leaf, decision, -1) * _tree.Leaves[leaf].Value;
            for (var level = 0; level < means.Length; level++)
                if (Has(leaf, decision, level))
                    means[level] += value;
        }
        return means;
    }

    /// <summary>The leaf's share of the space, without two decisions.</summary>
    private double Rest(int leaf, int a, int b)
    {
        var weight = 1.0;
        for (var d = 0; d < _weights.Length; d++)
            if (d != a && d != b)
                weight *= _shares[leaf][d];
        return weight;
    }

    private bool Has(int leaf, int decision, int level) => (_tree.Leaves[leaf].Box[decision] >> level & 1) == 1;

    private static double Square(double x) => x * x;
}
