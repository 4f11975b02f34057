using NasGen.Search.Trials;

namespace NasGen.Search.Comparison;

/// <summary>What architectures are compared by.</summary>
/// <param name="Quality">The metric.</param>
/// <param name="Costs">The other objectives: the axes of the front beside the metric, one or more.</param>
internal sealed record ComparedMeasures(Objective Quality, IReadOnlyList<Objective> Costs)
{
    /// <summary>The qualities of a sample, negated if lower is better: higher is better here.</summary>
    public double[] Signed(SpaceSample sample) => [.. sample.Architectures.Select(a => Quality.Maximize ? a.Quality : -a.Quality)];

    /// <summary>A signed quality in its own direction.</summary>
    public double Unsigned(double signed) => Quality.Maximize ? signed : -signed;

    /// <summary>The points of a sample as losses: the quality, then the costs.</summary>
    public IReadOnlyList<double[]> Losses(SpaceSample sample) =>
        [.. sample.Architectures.Select(a => (double[])[Loss(Quality, a.Quality), .. Costs.Select((cost, i) => Loss(cost, a.Costs[i]))])];

    private static double Loss(Objective objective, double value) => objective.Maximize ? -value : value;
}
