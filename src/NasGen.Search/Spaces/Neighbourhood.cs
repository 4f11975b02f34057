namespace NasGen.Search.Spaces;

/// <summary>Which architectures lie near each other.</summary>
public static class Neighbourhood
{
    /// <summary>The distance of a continuous decision's two neighbours, in units of position.</summary>
    private const double ContinuousStep = 0.1;

    /// <summary>
    /// The architectures that differ in one decision that is alive in both, in the order of declaration: every other option of a finite
    /// domain, one step up and one step down in a continuous one. Decisions that come alive take their first option.
    /// </summary>
    public static IEnumerable<Genotype> Neighbours(this Genotype genotype)
    {
        foreach (var i in genotype.MutableDecisions())
        {
            var domain = genotype.Space.Decisions[i].Domain;
            if (domain.Count is { } count)
            {
                for (long option = 0; option < count; option++)
                    if (option != genotype[i])
                        yield return genotype.With(i, option);
                continue;
            }
            foreach (var step in (double[])[-ContinuousStep, ContinuousStep])
            {
                var gene = domain.AtPosition(Math.Clamp(domain.Position(genotype[i]) + step, 0, 1));
                if (!gene.Equals(genotype[i])) yield return genotype.With(i, gene);
            }
        }
    }

    /// <summary>
    /// The mean difference over decisions, in [0, 1]. A decision that is alive in both counts the difference of positions if its options have an
    /// order, else 0 or 1. A decision that is alive in only one of them counts 1.
    /// </summary>
    public static double DistanceTo(this Genotype a, Genotype b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Genes.Length; i++)
        {
            if (a[i].Equals(b[i])) continue;
            var domain = a.Space.Decisions[i].Domain;
            sum += domain is Categorical || !a.IsAlive(i) || !b.IsAlive(i) ? 1 : Math.Abs(domain.Position(a[i]) - domain.Position(b[i]));
        }
        return a.Genes.Length == 0 ? 0 : sum / a.Genes.Length;
    }
}
