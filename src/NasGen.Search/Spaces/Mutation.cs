using NasGen.Search.Randomness;

namespace NasGen.Search.Spaces;

/// <summary>The small random change of evolution.</summary>
public static class Mutation
{
    /// <summary>The standard deviation of a continuous decision's move, in position.</summary>
    private const double Deviation = 0.1;

    /// <summary>Ordered domains up to this size move by whole steps, larger ones as continuous ones do.</summary>
    private const long Stepwise = 32;

    /// <summary>
    /// Another option for one decision that is alive, drawn uniformly from those that have another. Ordered options prefer near ones: k
    /// steps with probability 2⁻ᵏ. Continuous ones move by a gaussian of deviation 0.1 in position. Decisions that come alive are drawn
    /// uniformly. The same architecture where nothing can change.
    /// </summary>
    public static Genotype Mutate(this Genotype parent, Random random)
    {
        var space = parent.Space;
        var mutable = parent.MutableDecisions();
        if (mutable.Count == 0) return parent;
        var decision = mutable[random.Next(mutable.Count)];
        var genes = parent.Genes.ToArray();
        genes[decision] = Another(space.Decisions[decision].Domain, genes[decision], random);
        return space.Complete(genes, random);
    }

    /// <summary>The decisions that are alive and have another option.</summary>
    internal static List<int> MutableDecisions(this Genotype genotype)
    {
        List<int> mutable = [];
        for (var i = 0; i < genotype.Genes.Length; i++)
            if (genotype.IsAlive(i) && genotype.Space.Decisions[i].Domain.HasSeveral)
                mutable.Add(i);
        return mutable;
    }

    /// <summary>Another option, each with equal probability; of a continuous domain a uniformly drawn position.</summary>
    internal static double DrawOther(this Domain domain, double gene, Random random)
    {
        if (domain.Count is not { } count) return domain.AtPosition(random.NextDouble());
        var other = random.NextInt64(count - 1);
        return other < gene ? other : other + 1;
    }

    private static double Another(Domain domain, double gene, Random random) => domain switch
    {
        Categorical => domain.DrawOther(gene, random),
        { Count: <= Stepwise } => Step(domain, gene, random),
        _ => Move(domain, gene, random),
    };

    private static double Step(Domain domain, double gene, Random random)
    {
        var rank = domain.Rank(gene);
        while (true)
        {
            var steps = 1;
            while (random.Next(2) == 0) steps++;
            var other = rank + (random.Next(2) == 0 ? steps : -steps);
            if (other >= 0 && other < domain.Count) return domain.AtRank(other);
        }
    }

    private static double Move(Domain domain, double gene, Random random)
    {
        while (true)
        {
            var position = domain.Position(gene) + Deviation * random.NextGaussian();
            if (position is < 0 or > 1) continue;
            var other = domain.AtPosition(position);
            if (!other.Equals(gene)) return other;
            if (domain.Count is not { } count) continue;
            other = gene + (random.Next(2) == 0 ? 1 : -1);
            if (other >= 0 && other < count) return other;
        }
    }
}
