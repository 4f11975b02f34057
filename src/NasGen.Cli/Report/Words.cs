using System.Globalization;
using NasGen.Cli.Reporting;
using NasGen.Search.Contracts;

namespace NasGen.Cli.Report;

/// <summary>Numbers and names as the page says them.</summary>
internal static class Words
{
    /// <summary>A metric or a cost.</summary>
    public static string Value(string name, double value) => CostName.All.Contains(name) ? NumberText.Cost(name, value) : NumberText.Metric(name, value);

    public static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    public static string Signed(double value) => double.IsFinite(value) ? value.ToString("0.000", CultureInfo.InvariantCulture) : "unknown";

    public static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    public static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
