using NasGen.Search.Spaces;

namespace NasGen.Search.Insights.Landscapes;

/// <summary>Jones and Forrest 1995, <i>Fitness distance correlation as a measure of problem difficulty for genetic algorithms</i>.</summary>
internal static class FitnessDistance
{
    /// <summary>
    /// Pearson's correlation of fitness with the number of decisions that differ from the best architecture (the first of equals). It is −1 if every
    /// step towards the best is a gain, and positive if gains lead away from it. NaN if nothing varies.
    /// </summary>
    /// <param name="architectures">The architectures.</param>
    /// <param name="fitness">The fitness of each architecture; higher is better.</param>
    public static double Correlation(IReadOnlyList<Genotype> architectures, IReadOnlyList<double> fitness)
    {
        var best = architectures[Enumerable.Range(0, fitness.Count).MaxBy(i => fitness[i])];
        return MathNet.Numerics.Statistics.Correlation.Pearson(fitness, architectures.Select(a => (double)Differing(a, best)));
    }

    /// <summary>The number of decisions that differ.</summary>
    public static int Differing(Genotype a, Genotype b)
    {
        var count = 0;
        for (var i = 0; i < a.Genes.Length; i++)
            if (!a[i].Equals(b[i]))
                count++;
        return count;
    }
}
