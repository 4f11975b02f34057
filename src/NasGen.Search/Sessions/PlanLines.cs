using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Wording;

namespace NasGen.Search.Sessions;

/// <summary>The plan of a search as lines for the user.</summary>
internal static class PlanLines
{
    /// <summary>The fewest trainings of one epoch that make a search useful.</summary>
    private const double FewestTrainings = 8;

    public static IEnumerable<string> Of(TrainingPlan plan, SearchOrder order)
    {
        if (!double.IsFinite(plan.FullSeconds)) yield break;
        var epochs = double.IsFinite(plan.Epochs) ? $" of {NumberText.Digits(plan.Epochs, 2)} epochs" : "";
        var full = double.IsFinite(plan.Epochs) && plan.Length < 1 ? $" (with more time {NumberText.Digits(plan.Epochs / plan.Length, 2)})" : "";
        yield return $"  a full training{epochs}{full} takes about {NumberText.Seconds(plan.FullSeconds, 2)}; "
            + $"{Words.Count(plan.Workers, "worker")} of {Words.Count(plan.Threads, "thread")}"
            + (plan.Fidelities.Length > 1 ? $"; most architectures stop after {Shares(plan)} of it" : "");
        if (TooSmall(plan, order) is { } warning) yield return "  " + warning;
    }

    /// <summary>The warning that the time allows less than one pass over the data per architecture; <see langword="null"/> if it allows more.</summary>
    public static string? TooSmall(TrainingPlan plan, SearchOrder order)
    {
        if (!(plan.Epochs < 1)) return null;
        var least = TimeSpan.FromSeconds(Math.Ceiling(FewestTrainings * plan.FullSeconds / plan.Epochs / plan.Workers));
        return $"the budget {order.BudgetText} is too short for one pass over the training data per architecture, which takes "
            + $"{NumberText.Seconds(plan.ShortestEpoch, 2)} or more. The least useful budget is about {NumberText.Duration(least)}. The result will be weak.";
    }

    private static string Shares(TrainingPlan plan) => string.Join(" or ", plan.Fidelities.SkipLast(1).Select(FidelityText.Share));
}
