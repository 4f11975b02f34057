namespace NasGen.Search.Spaces;

/// <summary>Which architectures lie near each other.</summary>
public static class Neighbourhood
{
    /// <summary>How far a continuous decision's two neighbours lie, in position.</summary>
    private const double ContinuousStep = 0.1;

    /// <summary>
    /// The architectures that differ in one decision that is alive in both, in the order of declaration: every other option of a finite
    /// domain, one step up and down of a continuous one. Decisions that come alive take their first option.
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
    /// The mean over decisions, in [0, 1]: for one that is alive in both, the difference of positions where options have an order, else 0
    /// or 1; 1 for one that is alive in one of them only.
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
