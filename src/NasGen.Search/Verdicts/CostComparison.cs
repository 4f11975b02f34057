using NasGen.Search.Numerics;
using NasGen.Search.Records;
using NasGen.Search.Trials;
using NasGen.Search.Wording;

namespace NasGen.Search.Verdicts;

/// <summary>
/// What the strategy and random search reached on validation data at the cost that random search had, and what the strategy reached with all of its
/// trainings. It claims nothing: the winner looks better than it is, because it was chosen by these values.
/// </summary>
/// <param name="Random">The cost of random search in full trainings.</param>
/// <param name="Expected">The expected best of its trainings, as a signed metric: higher is better.</param>
/// <param name="AtThatCost">The best of the strategy at that cost; NaN if it had no result yet.</param>
/// <param name="Search">The cost of the strategy in full trainings.</param>
/// <param name="WithAll">The best of the strategy.</param>
internal sealed record CostComparison(double Random, ExpectedBest Expected, double AtThatCost, double Search, double WithAll)
{
    /// <summary>Compares the trials of a search; <see langword="null"/> if either side has none, or if a cost chooses the winner.</summary>
    /// <param name="explored">All trials that explored.</param>
    /// <param name="goal">The goal of the search.</param>
    /// <param name="spent">The cost of the strategy before its first trial, in full trainings.</param>
    public static CostComparison? Of(IReadOnlyCollection<Trial> explored, Goal goal, double spent)
    {
        if (goal.IsCheapest) return null;
        Trial[] random = [.. Completed(explored, Purpose.Random)], search = [.. Completed(explored, Purpose.Search)];
        double[] values = [.. random.Where(t => t.Fidelity == 1).Select(t => goal.Signed(t.Metrics)).Where(double.IsFinite)];
        if (values.Length == 0 || search.Length == 0) return null;
        double Best(IEnumerable<Trial> trials) => goal.Objectives.Best(trials) is { } best ? goal.Signed(best.Metrics) : double.NaN;
        return new CostComparison(
            random.Sum(t => t.Cost), ExpectedBest.Of(values, values.Length), Best(new EqualCost(explored, spent).Search),
            search.Sum(t => t.Cost) + spent, Best(search));
    }

    /// <summary>The comparison as one line.</summary>
    public string Line(Goal goal)
    {
        string Value(double signed) => NumberText.Metric(goal.Metric.Name, goal.Metric.Maximize ? signed : -signed);
        var interval = double.IsNaN(Expected.Low) ? "" : goal.Metric.Maximize
            ? $" [{Value(Expected.Low)}, {Value(Expected.High)}]"
            : $" [{Value(Expected.High)}, {Value(Expected.Low)}]";
        var at = double.IsNaN(AtThatCost) ? "no result yet" : Value(AtThatCost);
        return $"validation {Words.Measure(goal.Metric.Name)} at the cost of {NumberText.Fixed(Random, 1)} full trainings: "
            + $"random search {Value(Expected.Value)} expected{interval}, strategy {at}; "
            + $"strategy with all of its {NumberText.Fixed(Search, 1)}: {Value(WithAll)}";
    }

    /// <summary>The comparison for the record.</summary>
    public CostComparisonRecord ToRecord(Goal goal)
    {
        double Value(double signed) => Rounding.Round(goal.Metric.Maximize ? signed : -signed);
        return new CostComparisonRecord
        {
            RandomTrainings = Rounding.Round(Random, 3),
            ExpectedBest = Value(Expected.Value),
            Interval = double.IsNaN(Expected.Low) ? null : [.. new[] { Value(Expected.Low), Value(Expected.High) }.Order()],
            AtThatCost = double.IsNaN(AtThatCost) ? null : Value(AtThatCost),
            Trainings = Rounding.Round(Search, 3),
            WithAll = Value(WithAll),
        };
    }

    private static IEnumerable<Trial> Completed(IEnumerable<Trial> explored, string purpose) =>
        explored.Where(t => t.Purpose == purpose && t.State == TrialState.Completed);
}
