using System.Globalization;

namespace NasGen.Search.Wording;

/// <summary>
/// Numbers as text for people. All numbers on the console and in the report are written by this class, in the invariant culture and without powers
/// of ten.
/// </summary>
internal static class NumberText
{
    /// <summary>The smallest number that is written in decimals: below it there are too many zeros to read.</summary>
    private const double Tiny = 1e-6;

    /// <summary>A metric or a cost with its unit but without its name: <c>98.12 %</c>, <c>52,506</c>, <c>0.135 ms</c>.</summary>
    public static string Value(string name, double value)
    {
        var unit = NumberUnit.Of(name);
        return Scaled(name, unit.Factor * value) + unit.Text;
    }

    /// <summary>A metric; shares are in percent.</summary>
    public static string Metric(string name, double value) => Value(name, value);

    /// <summary>A metric with its spread: <c>98.12 ± 0.21 %</c>.</summary>
    public static string Metric(string name, double mean, double? deviation)
    {
        if (deviation is not { } spread || !double.IsFinite(spread)) return Value(name, mean);
        var unit = NumberUnit.Of(name);
        var deviationText = unit == NumberUnit.Percent ? Scaled(name, unit.Factor * spread) : Digits(unit.Factor * spread, 2);
        return $"{Scaled(name, unit.Factor * mean)} ± {deviationText}{unit.Text}";
    }

    /// <summary>The difference of two metrics, with its sign.</summary>
    public static string Difference(string name, double value) => (value < 0 ? "" : "+") + Value(name, value);

    /// <summary>A cost with its unit or the noun that it counts: <c>52,506 parameters</c>, <c>0.135 ms</c>.</summary>
    public static string Cost(string name, double value) => name switch
    {
        "Macs" => Value(name, value) + " MACs",
        "Parameters" => Value(name, value) + " parameters",
        _ => Value(name, value),
    };

    /// <summary>A whole number: <c>1,797</c>.</summary>
    public static string Count(double value) => Fixed(value, 0);

    /// <summary>A share in percent.</summary>
    public static string Percent(double share, int decimals = 0) => Fixed(100 * share, decimals) + " %";

    /// <summary>A number with a fixed number of decimals.</summary>
    public static string Fixed(double value, int decimals) => Missing(value) ?? value.ToString($"N{decimals}", CultureInfo.InvariantCulture);

    /// <summary>A difference with its sign and a fixed number of decimals.</summary>
    public static string Signed(double value, int decimals) => (value < 0 ? "" : "+") + Fixed(value, decimals);

    /// <summary>A number rounded to a number of significant digits. All digits before the decimal point are kept.</summary>
    public static string Digits(double value, int digits)
    {
        if (Missing(value) is { } text) return text;
        if (Math.Abs(value) < Tiny) return value.ToString($"G{digits}", CultureInfo.InvariantCulture);
        var decimals = Math.Max(0, digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value))));
        return value.ToString("#,0." + new string('#', decimals), CultureInfo.InvariantCulture);
    }

    /// <summary>The duration of a training: <c>0.35 s</c>, <c>12.3 s</c>, <c>9 min 5 s</c>.</summary>
    public static string Seconds(double seconds, int digits = 3) =>
        double.IsFinite(seconds) && seconds >= 60 ? Duration(TimeSpan.FromSeconds(seconds)) : Digits(seconds, digits) + " s";

    /// <summary>A duration in whole seconds: <c>45 s</c>, <c>9 min 5 s</c>, <c>2 h 3 min</c>.</summary>
    public static string Duration(TimeSpan time)
    {
        var seconds = (long)Math.Round(Math.Max(0, time.TotalSeconds));
        var minutes = (seconds + 30) / 60;
        return seconds < 60 ? Parts((seconds, "s"))
            : seconds < 3600 ? Parts((seconds / 60, "min"), (seconds % 60, "s"))
            : Parts((minutes / 60, "h"), (minutes % 60, "min"));
    }

    private static string Parts((long Number, string Unit) first, (long Number, string Unit) second = default) =>
        string.Create(CultureInfo.InvariantCulture, $"{first.Number} {first.Unit}") + (second.Number == 0 ? "" : " " + Parts(second));

    private static string Scaled(string name, double value) => name switch
    {
        _ when NumberUnit.Of(name) == NumberUnit.Percent => Fixed(value, 2),
        "Latency" or "Energy" or "EnergyPerDay" => Digits(value, 3),
        "Memory" when value < 10 => Digits(value, 2),
        "Memory" or "Macs" or "Parameters" => Count(value),
        _ => Digits(value, 5),
    };

    private static string? Missing(double value) =>
        double.IsNaN(value) ? "unknown" : double.IsPositiveInfinity(value) ? "∞" : double.IsNegativeInfinity(value) ? "−∞" : null;
}
