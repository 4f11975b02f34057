using NasGen.Search.Records;
using NasGen.Search.Trials;
using NasGen.Search.Wording;

namespace NasGen.Search.Verdicts;

/// <summary>Whether a winner is good enough, as the console, the record and the report say it.</summary>
internal static class FloorLines
{
    /// <summary>What is good enough, in words: <c>balanced accuracy of at least 90.00 %</c>.</summary>
    public static string Text(string metric, double value, bool maximize) =>
        $"{Words.Measure(metric)} of at {(maximize ? "least" : "most")} {NumberText.Metric(metric, value)}";

    /// <summary>The results of a winner beside what is good enough; <see langword="null"/> if nothing says what is.</summary>
    public static List<FloorRecord>? ToRecord(Finalist finalist, IReadOnlyList<Floor> floors) => floors.Count == 0 ? null :
    [
        .. floors.Select(floor =>
        {
            var results = finalist.Validation(floor.Metric);
            var mean = results.Count > 0 ? results.Average() : finalist.Trial.Metrics.GetValueOrDefault(floor.Metric, double.NaN);
            return new FloorRecord
            {
                Metric = floor.Metric,
                Value = floor.Value,
                Maximize = floor.Maximize,
                Mean = double.IsFinite(mean) ? Rounding.Round(mean) : null,
                Trainings = results.Count,
                IsReached = floor.Shortfall(mean) == 0,
            };
        }),
    ];

    /// <summary>One line per floor.</summary>
    public static IEnumerable<string> Of(WinnerRecord winner) => (winner.GoodEnough ?? []).Select(floor =>
    {
        var mean = floor.Mean is { } value ? NumberText.Metric(floor.Metric, value) : "unknown";
        var result = $"validation {Words.Measure(floor.Metric)} {mean}"
            + (floor.Trainings > 1 ? $", the mean of {floor.Trainings} trainings" : ", one training");
        var text = Text(floor.Metric, floor.Value, floor.Maximize);
        return floor.IsReached
            ? $"good enough: {result}, and {text} was asked for"
            : $"not good enough: {result}, but {text} was asked for; no architecture that was trained again reaches it, and this one is the nearest";
    });
}
