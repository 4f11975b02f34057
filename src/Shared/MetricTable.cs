using System.Collections.Generic;
using System.Linq;

namespace NasGen.Shared;

/// <summary>The built-in metrics: the task that each of them measures, and whether more of it is better.</summary>
internal static class MetricTable
{
    /// <summary>One metric, by the name that <c>NasGen.Metric</c> gives it.</summary>
    /// <param name="Name">The name.</param>
    /// <param name="Task">The task; <see langword="null"/> for each task that NasGen trains by itself.</param>
    /// <param name="Maximize">Whether more is better.</param>
    internal readonly record struct Row(string Name, TaskKind? Task, bool Maximize);

    public static readonly IReadOnlyList<Row> All =
    [
        new("Accuracy", TaskKind.Classification, true),
        new("BalancedAccuracy", TaskKind.Classification, true),
        new("F1", TaskKind.Classification, true),
        new("CrossEntropy", TaskKind.Classification, false),
        new("MeanSquaredError", TaskKind.Regression, false),
        new("MeanAbsoluteError", TaskKind.Regression, false),
        new("R2", TaskKind.Regression, true),
        new("Loss", null, false),
    ];

    /// <summary>The metrics of a task, for a message: <c>Accuracy, F1 and CrossEntropy</c>.</summary>
    public static string NamesOf(TaskKind task)
    {
        var names = All.Where(m => (m.Task ?? task) == task).Select(m => m.Name).ToList();
        return $"{string.Join(", ", names.Take(names.Count - 1))} and {names[names.Count - 1]}";
    }
}
