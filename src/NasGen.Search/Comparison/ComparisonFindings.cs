using NasGen.Search.Wording;

namespace NasGen.Search.Comparison;

/// <summary>The whole result of a comparison.</summary>
/// <param name="Comparison">The figures.</param>
/// <param name="Bests">The bests after trainings from scratch; <see langword="null"/> on a recorded table.</param>
/// <param name="Seed">The seed of the data's split and of the draws.</param>
internal sealed record ComparisonFindings(SpaceComparison Comparison, BestComparison? Bests, ulong Seed)
{
    /// <summary>The summary over further seeds; <see langword="null"/> if there is only one.</summary>
    public RepeatedComparison? Repeated { get; init; }

    public ComparisonVerdict Verdict { get; } = ComparisonVerdict.Of(Comparison);

    /// <summary>The clauses, the most important first.</summary>
    public IEnumerable<ComparisonClause> Clauses =>
        Bests is null ? [Verdict.Typical, Verdict.Front] : [Verdict.Typical, Verdict.Front, Bests.Clause(Comparison)];

    /// <summary>The findings of the first seed, with a summary over all.</summary>
    /// <param name="findings">The findings, one per seed, the first seed first.</param>
    public static ComparisonFindings Over(IReadOnlyList<ComparisonFindings> findings) =>
        findings[0] with { Repeated = RepeatedComparison.Of([.. findings.Select(f => f.Comparison)]) };

    /// <summary>The result as lines for the user.</summary>
    public IEnumerable<string> Lines()
    {
        var (first, second) = (Comparison.First, Comparison.Second);
        yield return first.Count == second.Count
            ? $"{first.Name} and {second.Name}: {NumberText.Count(first.Count)} random architectures of each"
            : $"{first.Name} and {second.Name}: {NumberText.Count(first.Count)} and {NumberText.Count(second.Count)} architectures";
        foreach (var clause in Clauses) yield return "  " + clause.Text;
        if (Repeated is not null) yield return "  " + Repeated.Line(Comparison);
        foreach (var line in Efficiencies()) yield return "  " + line;
        foreach (var sample in new[] { first, second }.Where(s => s.Failed > 0))
            yield return $"  {Words.Count(sample.Failed, "training")} of {sample.Name} failed and {(sample.Failed == 1 ? "is" : "are")} left out";
    }

    /// <summary>What random search is expected to find with as many architectures, and in the same time.</summary>
    public IEnumerable<string> Efficiencies()
    {
        var (first, second, count) = (Comparison.First, Comparison.Second, Math.Min(Comparison.First.Count, Comparison.Second.Count));
        string Best(SpaceSample sample, Efficiency expected) => $"{sample.Name} {NumberText.Metric(Comparison.Measures.Quality.Name, expected.Best)}";
        string At(SpaceSample sample, int architectures) => Best(sample, Efficiency.Of(sample, Comparison.Measures, architectures));
        yield return $"expected best of {NumberText.Count(count)}: {At(first, count)}, {At(second, count)}";
        if (Comparison.AtEqualTime is not var (one, other)) yield break;
        yield return $"expected best in {NumberText.Seconds(Math.Min(first.Count * first.MeanSeconds, second.Count * second.MeanSeconds))} of training: "
            + $"{Best(first, one)} ({one.Architectures} architectures), {Best(second, other)} ({other.Architectures})";
    }
}
