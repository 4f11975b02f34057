using NasGen.Search.Records;

namespace NasGen.Search.Comparison;

/// <summary>A comparison as a tree of values, which is written as YAML. Differences are first − second, in the unit of their metric.</summary>
internal sealed record ComparisonRecord
{
    public required ulong Seed { get; init; }
    public required string Metric { get; init; }
    public required string[] Costs { get; init; }
    public required SampleRecord[] Spaces { get; init; }
    public required DistributionRecord Typical { get; init; }
    public required DifferenceRecord Front { get; init; }
    public DifferenceRecord? Bests { get; init; }
    public string? OverSeeds { get; init; }

    public static ComparisonRecord Of(ComparisonFindings findings)
    {
        var (compared, bests) = (findings.Comparison, findings.Bests);
        double[] InOwnDirection(params double[] ends) => [.. ends.Select(compared.Measures.Unsigned).Order().Select(Round)];
        return new ComparisonRecord
        {
            Seed = findings.Seed,
            Metric = compared.Measures.Quality.Name,
            Costs = [.. compared.Measures.Costs.Select(c => c.Name)],
            Spaces =
            [
                Sample(compared, compared.First, compared.Median.First, compared.TopDecile.First, compared.Front.First, bests?.First),
                Sample(compared, compared.Second, compared.Median.Second, compared.TopDecile.Second, compared.Front.Second, bests?.Second),
            ],
            Typical = new DistributionRecord
            {
                Better = findings.Verdict.Typical.Better,
                Interval = InOwnDirection(compared.Median.Low, compared.Median.High),
                KolmogorovSmirnov = Round(compared.Distributions.Statistic),
                P = Round(compared.Distributions.PValue),
                Text = findings.Verdict.Typical.Text,
            },
            Front = new DifferenceRecord
            {
                Better = findings.Verdict.Front.Better,
                Interval = [Round(compared.Front.Low), Round(compared.Front.High)],
                P = Round(compared.Front.PValue),
                Text = findings.Verdict.Front.Text,
            },
            OverSeeds = findings.Repeated?.Line(compared),
            Bests = bests?.Clause(compared) is not { } clause ? null : new DifferenceRecord
            {
                Better = clause.Better,
                Interval = InOwnDirection(bests.Verdict.Advantage.Low, bests.Verdict.Advantage.High),
                Text = clause.Text,
            },
        };
    }

    private static SampleRecord Sample(
        SpaceComparison compared, SpaceSample sample, double median, double topDecile, double hypervolume, RetrainedBest? best)
    {
        var atEqualCost = compared.Normalised(sample)?.Quantile(0.5);
        return new SampleRecord
        {
            Name = sample.Name,
            Architectures = sample.Count,
            Failed = sample.Failed,
            Median = Round(compared.Measures.Unsigned(median)),
            TopDecile = Round(compared.Measures.Unsigned(topDecile)),
            MedianAtEqualCost = atEqualCost is { } signed ? Round(compared.Measures.Unsigned(signed)) : null,
            Hypervolume = Round(hypervolume),
            Seconds = double.IsNaN(sample.MeanSeconds) ? null : Round(sample.Count * sample.MeanSeconds),
            Best = best?.Architecture,
            BestRetrained = best is null ? null : [.. best.Values.Select(Round)],
        };
    }

    private static double Round(double value) => Rounding.Round(value);
}

/// <summary>The random sample of one space.</summary>
internal sealed record SampleRecord
{
    public required string Name { get; init; }
    public required int Architectures { get; init; }
    public required int Failed { get; init; }
    public required double Median { get; init; }
    public required double TopDecile { get; init; }
    public double? MedianAtEqualCost { get; init; }
    public required double Hypervolume { get; init; }
    public double? Seconds { get; init; }
    public string? Best { get; init; }
    public double[]? BestRetrained { get; init; }
}

/// <summary>A clause of the verdict with its 95 % interval.</summary>
internal record DifferenceRecord
{
    /// <summary>The better space; <see langword="null"/> if they were not told apart.</summary>
    public string? Better { get; init; }

    public required double[] Interval { get; init; }

    /// <summary>The probability of such a difference by chance; <see langword="null"/> if the interval alone decides.</summary>
    public double? P { get; init; }

    public required string Text { get; init; }
}

/// <summary>The clause on the typical architecture.</summary>
internal sealed record DistributionRecord : DifferenceRecord
{
    public required double KolmogorovSmirnov { get; init; }
}
