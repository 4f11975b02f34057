using NasGen.Search.Numerics;
using NasGen.Search.Proposals;
using NasGen.Search.Spaces;

namespace NasGen.Search.Strategies;

/// <summary>
/// A coarse grid that is refined once it is used up: first every combination of two options per decision (the two ends of an ordered
/// decision), then of three, and so on. Each grid is tried in random order.
/// </summary>
public sealed class GridSearch : Proposer
{
    /// <summary>The number of known or infeasible draws in a row after which the rest of the grid is listed.</summary>
    private const int Patience = 200;

    /// <summary>The largest grid that is listed to find the rest.</summary>
    private const long Listable = 20_000;

    private readonly Func<long, double>[] _options;
    private readonly HashSet<int> _usedUp = [];

    /// <param name="settings">The settings of the search.</param>
    public GridSearch(StrategySettings settings)
        : base(settings, "grid") =>
        _options = [.. settings.Feasible.Space.Decisions.Select(d => Order(d, new RandomStream(settings.Seed, $"{settings.Purpose}/grid/{d.Name}")))];

    /// <remarks>Each width draws from a stream of its own.</remarks>
    private protected override Genotype? Choose(RandomStream random)
    {
        for (var width = 2; width <= Finest; width++)
            if (!_usedUp.Contains(width) && Draw(width) is { } genotype)
                return genotype;
        return null;
    }

    private long Finest => Math.Min(64, Settings.Feasible.Space.Decisions.Max(d => d.Domain.Count ?? 64));

    private Genotype? Draw(int width)
    {
        var random = new RandomStream(Settings.Seed, $"{Settings.Purpose}/grid/{width}", Ledger.Asked);
        for (var i = 0; i < Patience; i++)
            if (Make(width, (_, count) => random.NextInt64(count)) is var genotype && !Ledger.IsKnown(genotype) && Settings.Feasible.Contains(genotype))
                return genotype;
        if (Size(width) > Listable) return null;
        Genotype[] rest = [.. List(width).Distinct().Where(g => !Ledger.IsKnown(g) && Settings.Feasible.Contains(g))];
        if (rest.Length > 0) return rest[random.Next(rest.Length)];
        _usedUp.Add(width);
        return null;
    }

    private long Size(int width) => Settings.Feasible.Space.Decisions.Aggregate(1L, (size, d) => Math.Min(long.MaxValue / 64 - 1, size * Width(d, width)));

    private IEnumerable<Genotype> List(int width)
    {
        for (long code = 0, size = Size(width); code < size; code++)
        {
            var rest = code;
            yield return Make(width, (_, count) =>
            {
                (rest, var option) = Math.DivRem(rest, count);
                return option;
            });
        }
    }

    private Genotype Make(int width, Func<int, long, long> choose)
    {
        var space = Settings.Feasible.Space;
        var genes = new double[space.Decisions.Count];
        for (var i = 0; i < genes.Length; i++) genes[i] = _options[i](choose(i, Width(space.Decisions[i], width)));
        return space.Canonical(genes);
    }

    private static long Width(Decision decision, int width) => Math.Min(width, decision.Domain.Count ?? width);

    /// <summary>The order in which a decision's options join the grid: both ends first, then halves of halves. Options without an order are shuffled.</summary>
    private static Func<long, double> Order(Decision decision, Random random)
    {
        var domain = decision.Domain;
        if (domain is not Categorical { Options.Count: var count })
            return domain.Count is { } options && options <= 64 ? Spread(options, domain.AtRank) : i => domain.AtPosition(VanDerCorput(i));
        var shuffled = Enumerable.Range(0, count).ToArray();
        random.Shuffle(shuffled);
        return i => shuffled[i];
    }

    private static Func<long, double> Spread(long count, Func<long, double> toGene)
    {
        var halved = Enumerable.Range(0, 256).Select(i => (long)Math.Round(VanDerCorput(i) * (count - 1)));
        long[] ranks = [.. halved.Concat(Enumerable.Range(0, (int)count).Select(i => (long)i)).Distinct()];
        return i => toGene(ranks[i]);
    }

    /// <summary>The sequence 0, 1, 1/2, 1/4, 3/4, 1/8, …: van der Corput 1935, base 2, preceded by both ends.</summary>
    private static double VanDerCorput(long i)
    {
        if (i < 2) return i;
        var (value, half) = (0.0, 0.5);
        for (var n = i - 1; n > 0; n /= 2, half /= 2) value += n % 2 * half;
        return value;
    }
}
