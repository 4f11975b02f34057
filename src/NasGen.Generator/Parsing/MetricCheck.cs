using System.Collections.Generic;
using System.Linq;

namespace NasGen.Generator.Parsing;

/// <summary>Whether a training of the class has a metric.</summary>
internal static class MetricCheck
{
    /// <summary>The reason why it has not, as a clause; <see langword="null"/> if it has.</summary>
    public static string? Missing(IReadOnlyList<NasAttribute> attributes, MetricTable.Row metric)
    {
        var (isClassification, isRegression) = (attributes.Any(a => a.Name == "Classification"), attributes.Any(a => a.Name == "Regression"));
        if (metric.Task is null && attributes.FirstOrDefault(a => a.Name == "Train") is { } train)
            return $"[Train] trains by itself, and its loss is unknown here. Name the score that it returns: [Minimize(nameof({train.Text(0)}))].";
        if (metric.Task is not { } task || isClassification == isRegression || isClassification == (task == TaskKind.Classification)) return null;
        var (own, other) = isClassification ? (TaskKind.Classification, "regression") : (TaskKind.Regression, "classification");
        return $"{metric.Name} is a metric of {other}, and the task is [{own}]. Its metrics are {MetricTable.NamesOf(own)}.";
    }
}
