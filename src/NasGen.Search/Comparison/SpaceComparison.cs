using NasGen.Search.Wording;

namespace NasGen.Search.Comparison;

/// <summary>
/// Two spaces by random samples of the same size: their distributions, their fronts, and what random search finds in them. Radosavovic and others 2019 compare
/// distributions, because the best of a search says more about the search than about the space.
/// </summary>
internal sealed record SpaceComparison
{
    /// <summary>The fewest architectures per space: with fewer, no difference of the distributions could be shown at 5 %.</summary>
    public const int Fewest = 5;

    public required ComparedMeasures Measures { get; init; }
    public required SpaceSample First { get; init; }
    public required SpaceSample Second { get; init; }

    /// <summary>Whether the qualities have the same distribution.</summary>
    public required KolmogorovSmirnov Distributions { get; init; }

    /// <summary>The medians, as signed qualities.</summary>
    public required QuantileDifference Median { get; init; }

    /// <summary>What one architecture in ten reaches, as signed qualities.</summary>
    public required QuantileDifference TopDecile { get; init; }

    /// <summary>The bins of the first cost; <see langword="null"/> if the spaces share none.</summary>
    public required CostBins? Bins { get; init; }

    public required FrontBox Box { get; init; }
    public required FrontDifference Front { get; init; }

    /// <summary>What is expected in the time of the faster sample; <see langword="null"/> if durations are not known.</summary>
    public required (Efficiency First, Efficiency Second)? AtEqualTime { get; init; }

    /// <summary>Compares the first architectures of both samples, as many as both have.</summary>
    public static SpaceComparison Of(SpaceSample first, SpaceSample second, ComparedMeasures measures)
    {
        var count = Math.Min(first.Count, second.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, Fewest);
        return OfAll(first.First(count), second.First(count), measures);
    }

    /// <summary>Compares whole samples. Their sizes may differ only if they are whole spaces: with more samples, the front is better.</summary>
    public static SpaceComparison OfAll(SpaceSample first, SpaceSample second, ComparedMeasures measures)
    {
        double[] one = measures.Signed(first), other = measures.Signed(second);
        var (points, others) = (measures.Losses(first), measures.Losses(second));
        var box = FrontBox.Of([.. points, .. others]);
        return new SpaceComparison
        {
            Measures = measures,
            First = first,
            Second = second,
            Distributions = KolmogorovSmirnov.Of(one, other),
            Median = QuantileDifference.Of(one, other, 0.5),
            TopDecile = QuantileDifference.Of(one, other, 0.9),
            Bins = CostBins.Common(first.Costs(0), second.Costs(0)),
            Box = box,
            Front = FrontDifference.Of(points, others, box),
            AtEqualTime = Efficiency.AtEqualTime(first, second, measures),
        };
    }

    /// <summary>The distribution of a sample's signed qualities.</summary>
    public EmpiricalDistribution Distribution(SpaceSample sample) => EmpiricalDistribution.Of(Measures.Signed(sample));

    /// <summary>The same at equal costs; <see langword="null"/> if the spaces share no costs.</summary>
    public EmpiricalDistribution? Normalised(SpaceSample sample) =>
        Bins is { } bins ? EmpiricalDistribution.Normalised(Measures.Signed(sample), sample.Costs(0), bins) : null;

    /// <summary>A 95 % interval of a difference of signed qualities in words, in the metric's own direction.</summary>
    public string Interval(double low, double high)
    {
        var name = Measures.Quality.Name;
        var (from, to) = Measures.Quality.Maximize ? (low, high) : (-high, -low);
        return $"95 % interval of the difference {NumberText.Difference(name, from)} to {NumberText.Difference(name, to)}";
    }
}
