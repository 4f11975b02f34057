using NasGen.Search.Numerics;

namespace NasGen.Search.Spaces;

/// <summary>The small random change that evolution makes.</summary>
public static class Mutation
{
    /// <summary>The standard deviation of a continuous decision's move, in units of position.</summary>
    private const double Deviation = 0.1;

    /// <summary>The size up to which an ordered domain moves by whole steps. Larger ones move like continuous ones.</summary>
    private const long Stepwise = 32;

    /// <summary>
    /// Changes one decision, drawn uniformly from those that are alive and have several options. Ordered options move to near ones: by k steps
    /// with probability 2⁻ᵏ. Continuous values move by a gaussian with a standard deviation of 0.1 in position. Decisions that come alive are
    /// drawn uniformly. An architecture without such a decision is returned unchanged.
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

    /// <summary>The indices of the decisions that are alive and have several options.</summary>
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
