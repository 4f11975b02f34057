using NasGen.Search.Trials;
using NasGen.Search.Verdicts;
using NasGen.Search.Wording;

namespace NasGen.Search.Comparison;

/// <summary>The best architecture of each sample after new trainings from scratch, on validation data. The test set stays closed.</summary>
/// <param name="First">The first space's best.</param>
/// <param name="Second">The second space's best.</param>
/// <param name="Verdict">Welch's interval of the difference; positive values favour the first.</param>
internal sealed record BestComparison(RetrainedBest First, RetrainedBest Second, Verdict Verdict)
{
    public static BestComparison Of(RetrainedBest first, RetrainedBest second, Objective quality) =>
        new(first, second, Verdict.Compare(first.Values, second.Values, quality.Maximize));

    /// <summary>The comparison as a clause.</summary>
    public ComparisonClause Clause(SpaceComparison comparison)
    {
        var name = comparison.Measures.Quality.Name;
        var better = Verdict.Outcome switch
        {
            Outcome.Wins => comparison.First.Name,
            Outcome.Loses => comparison.Second.Name,
            _ => null,
        };
        if (Verdict.Outcome == Outcome.NotConfirmed)
            return new ComparisonClause(null, "bests: not confirmed, because too few trainings from scratch succeeded");
        string Score(RetrainedBest best) => NumberText.Metric(name, best.Values.Average());
        return new ComparisonClause(
            better,
            $"bests: {(better is null ? "not told apart" : $"{better} is better")} (validation {Words.Measure(name)} {comparison.First.Name} {Score(First)}, "
            + $"{comparison.Second.Name} {Score(Second)}, over {Words.Count(First.Values.Count, "seed")}; "
            + $"{comparison.Interval(Verdict.Advantage.Low, Verdict.Advantage.High)})");
    }
}
