using NasGen.Search.Spaces;

namespace NasGen.Search.Feasibility;

/// <summary>A cost that is a sum over the decisions that are alive. A limit on such a cost can be solved exactly: <see cref="SolvedLimit"/>.</summary>
/// <param name="cost">The name of the cost.</param>
/// <param name="options">
/// The contribution of each option, one list per decision in the order of the space; a single number for a continuous decision.
/// </param>
/// <param name="constant">The cost that every architecture has in addition.</param>
internal sealed class AdditiveCost(string cost, IReadOnlyList<IReadOnlyList<double>> options, double constant = 0)
{
    /// <summary>The name of the cost.</summary>
    public string Cost { get; } = cost;

    /// <summary>The contribution of each option, one list per decision.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Options { get; } = options;

    /// <summary>The cost that every architecture has in addition.</summary>
    public double Constant { get; } = constant;

    /// <summary>The cost of an architecture.</summary>
    public double Of(Genotype genotype)
    {
        var sum = (decimal)Constant;
        for (var i = 0; i < Options.Count; i++)
            if (genotype.IsAlive(i))
                sum += (decimal)Options[i][genotype.Space.Decisions[i].Domain.Count is null ? 0 : (int)genotype[i]];
        return (double)sum;
    }

    /// <summary>
    /// Tests by dry runs whether a cost is additive: first what each option adds to the default, then whether the sum is right for random
    /// architectures.
    /// </summary>
    /// <param name="set">The feasible set, whose dry runs are made.</param>
    /// <param name="cost">The name of the cost.</param>
    /// <param name="random">The source of the random architectures.</param>
    /// <param name="patience">The most dry runs.</param>
    /// <returns><see langword="null"/> if the cost is not additive, if an architecture cannot be built, or if it would take more dry runs.</returns>
    public static AdditiveCost? Infer(FeasibleSet set, string cost, Random random, int patience = 300)
    {
        const int Checks = 30;
        var space = set.Space;
        if (space.Decisions.Sum(d => d.Domain.Count ?? 1) is var needed && needed > patience - Checks) return null;
        var start = Cost(space.Default);
        var options = new double[space.Decisions.Count][];
        for (var i = 0; i < options.Length; i++)
        {
            options[i] = new double[space.Decisions[i].Domain.Count ?? 1];
            var alive = Alive(space, i);
            if (alive is null) continue;
            var first = Cost(alive);
            for (var option = 1; option < options[i].Length; option++) options[i][option] = Cost(alive.With(i, option)) - first;
        }
        if (double.IsNaN(start) || options.Any(o => o.Any(double.IsNaN))) return null;
        var additive = new AdditiveCost(cost, options, start);
        for (var check = 0; check < Checks; check++)
            if (space.Sample(random) is var genotype && !(Math.Abs(additive.Of(genotype) - Cost(genotype)) <= 1e-9 * Math.Abs(start)))
                return null;
        return additive;

        double Cost(Genotype genotype) => set.Estimate(genotype).Cost(cost);
    }

    /// <summary>
    /// The default architecture with the fewest changes that bring a decision to life, at its first option; <see langword="null"/> if it never is
    /// alive.
    /// </summary>
    private static Genotype? Alive(SearchSpace space, int decision)
    {
        var genes = space.Default.Genes.ToArray();
        genes[decision] = double.NaN;
        for (var i = decision; space.ParentOf(i) is >= 0 and var parent; i = parent)
        {
            var option = Enumerable.Range(0, (int)space.Decisions[parent].Domain.Count!).FirstOrDefault(o => space.IsAliveUnder(i, o), -1);
            if (option < 0) return null;
            genes[parent] = option;
        }
        var genotype = space.Canonical(genes);
        return genotype.IsAlive(decision) ? genotype : null;
    }
}
