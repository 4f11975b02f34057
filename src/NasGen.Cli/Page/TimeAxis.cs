using NasGen.Search.Wording;

namespace NasGen.Cli.Page;

/// <summary>The ticks of an axis of time: at most ten, at round times.</summary>
internal static class TimeAxis
{
    private const int MostTicks = 9;
    private const int Day = 86_400;
    private static readonly double[] Steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400, 28_800, Day];

    /// <param name="last">The end of the axis, in seconds.</param>
    public static IReadOnlyList<ReportTick> Ticks(double last)
    {
        var step = Steps.FirstOrDefault(s => last / s <= MostTicks, Day * Math.Ceiling(last / MostTicks / Day));
        return [.. Enumerable.Range(0, (int)(last / step) + 1).Select(i => new ReportTick(i * step, NumberText.Seconds(i * step)))];
    }
}
