namespace NasGen.Search.Insights.Importance;

/// <summary>
/// A regression tree over levels whose leaves are boxes: one set of levels per decision, as bits. Each split reduces the sum of squares most. Levels
/// without an order are split in the order of their means, which contains the best split into two sets (Fisher 1958).
/// </summary>
internal sealed class BoxTree
{
    private const int SmallestLeaf = 2;
    private const double Considered = 5 / 6.0;

    private readonly IReadOnlyList<int[]> _levels;
    private readonly IReadOnlyList<double> _values;
    private readonly IReadOnlyList<DecisionLevels> _decisions;
    private readonly Random _random;
    private readonly List<Leaf> _leaves = [];

    /// <param name="decisions">The decisions.</param>
    /// <param name="levels">The levels of each architecture, one row each.</param>
    /// <param name="values">The results of the architectures.</param>
    /// <param name="sample">The rows to learn from; rows may repeat.</param>
    /// <param name="random">The source that chooses which decisions a split considers: five in six, as in the published method.</param>
    public BoxTree(IReadOnlyList<DecisionLevels> decisions, IReadOnlyList<int[]> levels, IReadOnlyList<double> values, int[] sample, Random random)
    {
        (_decisions, _levels, _values, _random) = (decisions, levels, values, random);
        Grow(sample, [.. decisions.Select(d => (1UL << (d.Alive + 1)) - 1)]);
    }

    /// <summary>The leaves, which partition the space.</summary>
    public IReadOnlyList<Leaf> Leaves => _leaves;

    /// <summary>The prediction for a row of levels.</summary>
    public double Predict(int[] row) => _leaves.First(l => Holds(l.Box, row)).Value;

    /// <summary>A leaf of the tree.</summary>
    /// <param name="Box">The levels of each decision in the leaf, as bits.</param>
    /// <param name="Value">The mean of the results in the leaf.</param>
    internal sealed record Leaf(ulong[] Box, double Value);

    private static bool Holds(ulong[] box, int[] row)
    {
        for (var d = 0; d < box.Length; d++)
            if ((box[d] >> row[d] & 1) == 0)
                return false;
        return true;
    }

    private void Grow(int[] rows, ulong[] box)
    {
        var best = rows.Length >= 2 * SmallestLeaf ? BestSplit(rows, box) : null;
        if (best is not var (decision, left))
        {
            _leaves.Add(new Leaf(box, rows.Average(r => _values[r])));
            return;
        }
        foreach (var side in new[] { left, box[decision] & ~left })
        {
            var part = (ulong[])box.Clone();
            part[decision] = side;
            Grow([.. rows.Where(r => (side >> _levels[r][decision] & 1) == 1)], part);
        }
    }

    private (int Decision, ulong Left)? BestSplit(int[] rows, ulong[] box)
    {
        var mean = rows.Average(r => _values[r]);
        var (best, gain) = (((int, ulong)?)null, 1e-12 * (1 + rows.Sum(r => (_values[r] - mean) * (_values[r] - mean))));
        for (var d = 0; d < _decisions.Count; d++)
        {
            if (_random.NextDouble() > Considered) continue;
            var groups = rows.GroupBy(r => _levels[r][d]).Select(g => (Level: g.Key, Count: g.Count(), Sum: g.Sum(r => _values[r] - mean))).ToList();
            if (groups.Count < 2) continue;
            groups.Sort((a, b) => _decisions[d].IsOrdered ? a.Level.CompareTo(b.Level) : (a.Sum / a.Count).CompareTo(b.Sum / b.Count));
            var (count, sum, left) = (0, 0.0, 0UL);
            foreach (var group in groups.SkipLast(1))
            {
                (count, sum, left) = (count + group.Count, sum + group.Sum, left | 1UL << group.Level);
                if (count < SmallestLeaf || rows.Length - count < SmallestLeaf) continue;
                var lessened = sum * sum / count + sum * sum / (rows.Length - count);
                if (lessened > gain) (best, gain) = ((d, left | Unseen(d, box[d], group.Level, groups)), lessened);
            }
        }
        return best;
    }

    /// <summary>The levels up to a threshold that no row has; levels without an order stay on the right.</summary>
    private ulong Unseen(int decision, ulong box, int threshold, List<(int Level, int Count, double Sum)> seen)
    {
        if (!_decisions[decision].IsOrdered) return 0;
        var below = box & ((1UL << (threshold + 1)) - 1);
        foreach (var (level, _, _) in seen) below &= ~(1UL << level);
        return below;
    }
}
