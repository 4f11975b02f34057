namespace NasGen.Search.Spaces;

/// <summary>Uniform draws and the lazy enumeration of a space.</summary>
public static class Sampling
{
    /// <summary>
    /// Draws an architecture, each with equal probability. Continuous decisions are uniform in their position, which is logarithmic in a logarithmic
    /// range.
    /// </summary>
    public static Genotype Sample(this SearchSpace space, Random random)
    {
        var genes = new double[space.Decisions.Count];
        Array.Fill(genes, double.NaN);
        return space.Complete(genes, random);
    }

    /// <summary>Every architecture once, in the order of declaration; the last decision varies fastest.</summary>
    /// <exception cref="InvalidOperationException">A decision is continuous.</exception>
    public static IEnumerable<Genotype> Enumerate(this SearchSpace space) =>
        space.Count is null ? throw new InvalidOperationException($"{space.Name} has a continuous decision: its architectures cannot be listed.") : Walk(space);

    /// <summary>Draws the genes that are alive and NaN, and keeps the others. The array becomes canonical.</summary>
    internal static Genotype Complete(this SearchSpace space, double[] genes, Random random)
    {
        for (var i = 0; i < genes.Length; i++)
        {
            if (!space.IsAlive(i, genes)) genes[i] = double.NaN;
            else if (double.IsNaN(genes[i])) genes[i] = space.Measure.DrawGene(i, random);
        }
        return space.Canonical(genes);
    }

    private static IEnumerable<Genotype> Walk(SearchSpace space)
    {
        var genes = new double[space.Decisions.Count];
        Array.Fill(genes, double.NaN);
        while (true)
        {
            var current = space.Canonical(genes);
            yield return current;
            current.Genes.CopyTo(genes);
            var i = genes.Length - 1;
            while (i >= 0 && (double.IsNaN(genes[i]) || genes[i] + 1 >= space.Decisions[i].Domain.Count)) genes[i--] = double.NaN;
            if (i < 0) yield break;
            genes[i]++;
        }
    }
}
