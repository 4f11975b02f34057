using NasGen.Search.Spaces;

namespace NasGen.Search.Feasibility;

/// <summary>A cost that is a sum over the decisions that are alive: a limit on it is solved, not rejected draw by draw.</summary>
/// <param name="cost">The cost's name.</param>
/// <param name="options">
/// For each decision, in the order of the space, what each option adds; one number for a continuous decision, whatever its value.
/// </param>
/// <param name="constant">What every architecture costs.</param>
internal sealed class AdditiveCost(string cost, IReadOnlyList<IReadOnlyList<double>> options, double constant = 0)
{
    public string Cost { get; } = cost;

    public IReadOnlyList<IReadOnlyList<double>> Options { get; } = options;

    public double Constant { get; } = constant;

    /// <summary>The sum for an architecture.</summary>
    public double Of(Genotype genotype)
    {
        var sum = (decimal)Constant;
        for (var i = 0; i < Options.Count; i++)
            if (genotype.IsAlive(i))
                sum += (decimal)Options[i][genotype.Space.Decisions[i].Domain.Count is null ? 0 : (int)genotype[i]];
        return (double)sum;
    }

    /// <summary>
    /// Finds out by dry runs whether a cost is additive: what each option adds to the default, then whether the sum is right for random
    /// architectures. <see langword="null"/> where it is not, where an architecture cannot be built, or where it would take more than
    /// <paramref name="patience"/> dry runs.
    /// </summary>
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
        var additive = new AdditiveCost(cost, options, start);
        for (var check = 0; check < Checks; check++)
            if (space.Sample(random) is var genotype && !(Math.Abs(additive.Of(genotype) - Cost(genotype)) <= 1e-9 * Math.Abs(start)))
                return null;
        return double.IsNaN(start) ? null : additive;

        double Cost(Genotype genotype) => set.Estimate(genotype).Cost(cost);
    }

    /// <summary>The default, changed only so far that a decision is alive, at its first option; <see langword="null"/> where it never is.</summary>
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
