namespace NasGen.Search.Contracts;

/// <summary>The names of the built-in metrics, equal to those of <c>NasGen.Metric</c>: the search knows metrics by name only.</summary>
internal static class MetricName
{
    public const string Accuracy = "Accuracy";
    public const string BalancedAccuracy = "BalancedAccuracy";
    public const string F1 = "F1";
    public const string CrossEntropy = "CrossEntropy";
    public const string MeanSquaredError = "MeanSquaredError";
    public const string MeanAbsoluteError = "MeanAbsoluteError";
    public const string R2 = "R2";
    public const string Loss = "Loss";

    /// <summary>The metrics that are losses, of classes and of numbers.</summary>
    public static IReadOnlyList<string> Losses { get; } = [CrossEntropy, MeanSquaredError];

    public static IReadOnlyList<string> All { get; } = [.. MetricTable.All.Select(m => m.Name)];
}
