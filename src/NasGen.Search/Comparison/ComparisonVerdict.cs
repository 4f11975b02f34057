using NasGen.Search.Wording;

namespace NasGen.Search.Comparison;

/// <summary>
/// The verdict on two spaces in two clauses, because they can disagree: a space of good habits may have the better typical architecture, and lack the
/// cheap or unusual ones that make the front.
/// </summary>
/// <param name="Typical">The typical architecture: whether the distributions differ, and the medians.</param>
/// <param name="Front">The Pareto front: the hypervolumes.</param>
internal sealed record ComparisonVerdict(ComparisonClause Typical, ComparisonClause Front)
{
    private const double Significance = 0.05;

    public static ComparisonVerdict Of(SpaceComparison comparison) => new(OfTypical(comparison), OfFront(comparison));

    private static ComparisonClause OfTypical(SpaceComparison comparison)
    {
        var (ks, median) = (comparison.Distributions, comparison.Median);
        var better = ks.PValue <= Significance ? Better(comparison, median.Low, median.High) : null;
        var name = comparison.Measures.Quality.Name;
        string Value(double signed) => NumberText.Metric(name, comparison.Measures.Unsigned(signed));
        var text = better is not null ? $"{better} is better"
            : ks.PValue <= Significance ? "the distributions differ, but the medians were not told apart"
            : "not told apart";
        return new ComparisonClause(
            better,
            $"typical architecture: {text} (median {Words.Measure(name)} {comparison.First.Name} {Value(median.First)}, {comparison.Second.Name} "
            + $"{Value(median.Second)}; {comparison.Interval(median.Low, median.High)}; Kolmogorov-Smirnov {NumberText.Fixed(ks.Statistic, 2)}, "
            + $"p {NumberText.Digits(ks.PValue, 2)})");
    }

    private static ComparisonClause OfFront(SpaceComparison comparison)
    {
        var front = comparison.Front;
        var better = front.PValue <= Significance ? Better(comparison, front.Low, front.High) : null;
        return new ComparisonClause(
            better,
            $"front: {(better is null ? "not told apart" : $"{better} is better")} (hypervolume {comparison.First.Name} {NumberText.Fixed(front.First, 3)}, "
            + $"{comparison.Second.Name} {NumberText.Fixed(front.Second, 3)}; 95 % interval of the difference {NumberText.Signed(front.Low, 3)} to "
            + $"{NumberText.Signed(front.High, 3)}, by bootstrap over architectures; p {NumberText.Digits(front.PValue, 2)})");
    }

    private static string? Better(SpaceComparison comparison, double low, double high) =>
        low > 0 ? comparison.First.Name : high < 0 ? comparison.Second.Name : null;
}
