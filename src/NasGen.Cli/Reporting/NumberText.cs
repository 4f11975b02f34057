using System.Globalization;

namespace NasGen.Cli.Reporting;

/// <summary>Numbers as a person reads them, the same in every culture.</summary>
internal static class NumberText
{
    private static readonly HashSet<string> Shares = ["Accuracy", "BalancedAccuracy", "F1"];

    /// <summary>A metric: shares in percent.</summary>
    public static string Metric(string name, double value) => Shares.Contains(name)
        ? (100 * value).ToString("0.00", CultureInfo.InvariantCulture) + " %"
        : value.ToString("G5", CultureInfo.InvariantCulture);

    /// <summary>A metric with its spread: <c>98.12 ± 0.21 %</c>.</summary>
    public static string Metric(string name, double mean, double? deviation)
    {
        if (deviation is not { } spread) return Metric(name, mean);
        return Shares.Contains(name)
            ? string.Create(CultureInfo.InvariantCulture, $"{100 * mean:0.00} ± {100 * spread:0.00} %")
            : string.Create(CultureInfo.InvariantCulture, $"{mean:G5} ± {spread:G2}");
    }

    /// <summary>A cost in the unit in which it is usually told.</summary>
    public static string Cost(string name, double value) => name switch
    {
        "Latency" => string.Create(CultureInfo.InvariantCulture, $"{1e3 * value:G3} ms"),
        "Energy" => string.Create(CultureInfo.InvariantCulture, $"{1e3 * value:G3} mJ"),
        "Memory" => string.Create(CultureInfo.InvariantCulture, $"{value / 1024:N0} KiB"),
        "Macs" => string.Create(CultureInfo.InvariantCulture, $"{value:N0} MACs"),
        "Parameters" => string.Create(CultureInfo.InvariantCulture, $"{value:N0} parameters"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{name} {value:G4}"),
    };

    public static string Count(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary><c>45 s</c>, <c>9 min 5 s</c>, <c>2 h 3 min</c>.</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, Math.Round(time.TotalSeconds)):0} s"),
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min"),
    };
}
