using NasGen.Search.Numerics;
using NasGen.Search.Wording;

namespace NasGen.Search.Comparison;

/// <summary>The same comparison with several seeds: other splits of the data, and other architectures. Both spaces have each seed in common.</summary>
/// <param name="Seeds">The number of seeds.</param>
/// <param name="Median">The mean difference of the medians, as signed qualities, with Student's interval.</param>
/// <param name="Front">The mean difference of the hypervolumes, in one box for all seeds.</param>
internal sealed record RepeatedComparison(int Seeds, MeanDifference Median, MeanDifference Front)
{
    /// <summary>Summarises comparisons of the same spaces; <see langword="null"/> for a single one.</summary>
    public static RepeatedComparison? Of(IReadOnlyList<SpaceComparison> comparisons)
    {
        if (comparisons.Count < 2) return null;
        var measures = comparisons[0].Measures;
        var box = FrontBox.Of([.. comparisons.SelectMany(c => new[] { c.First, c.Second }).SelectMany(measures.Losses)]);
        double Volume(SpaceSample sample) => FrontDifference.Volume([.. measures.Losses(sample).Select(box.Place)]);
        return new RepeatedComparison(
            comparisons.Count,
            PairedDifference.Of([.. comparisons.Select(c => c.Median.First)], [.. comparisons.Select(c => c.Median.Second)]),
            PairedDifference.Of([.. comparisons.Select(c => Volume(c.First))], [.. comparisons.Select(c => Volume(c.Second))]));
    }

    /// <summary>The summary as one line.</summary>
    public string Line(SpaceComparison comparison)
    {
        var name = comparison.Measures.Quality.Name;
        return $"over {Words.Count(Seeds, "seed")}, {comparison.First.Name} − {comparison.Second.Name}: median {Words.Measure(name)} "
            + $"{NumberText.Difference(name, comparison.Measures.Unsigned(Median.Estimate))} ({comparison.Interval(Median.Low, Median.High)}), "
            + $"hypervolume {NumberText.Signed(Front.Estimate, 3)} ({NumberText.Signed(Front.Low, 3)} to {NumberText.Signed(Front.High, 3)})";
    }
}
