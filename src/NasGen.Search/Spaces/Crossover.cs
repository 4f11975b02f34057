namespace NasGen.Search.Spaces;

/// <summary>Recombination of two architectures.</summary>
public static class Crossover
{
    /// <summary>
    /// Uniform crossover: each decision that is alive in the child is taken from one of the parents in which it is alive, with equal
    /// probability.
    /// </summary>
    public static Genotype Cross(this Genotype first, Genotype second, Random random)
    {
        var space = first.Space;
        var genes = new double[space.Decisions.Count];
        for (var i = 0; i < genes.Length; i++)
        {
            if (!space.IsAlive(i, genes)) genes[i] = double.NaN;
            else if (!second.IsAlive(i)) genes[i] = first[i];
            else if (!first.IsAlive(i)) genes[i] = second[i];
            else genes[i] = random.Next(2) == 0 ? first[i] : second[i];
        }
        return space.Canonical(genes);
    }
}
