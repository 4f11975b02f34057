using System.Globalization;
using NasGen.Search.Contracts;
using NasGen.Search.Text;
using NasGen.Search.Trials;

namespace NasGen.Cli.Settings;

/// <summary>A limit as a person writes it: <c>latency=3ms</c>, <c>parameters=10k</c>, <c>macs=5M</c>, <c>memory=64KiB</c>.</summary>
internal static class CostLimit
{
    private const NumberStyles AmountStyle = NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands;

    // The micro sign and the Greek letter mu look the same.
    private static readonly Dictionary<string, double> Seconds =
        new(StringComparer.Ordinal) { ["s"] = 1, ["ms"] = 1e-3, ["us"] = 1e-6, ["µs"] = 1e-6, ["μs"] = 1e-6 };

    private static readonly Dictionary<string, double> Counts = new(StringComparer.Ordinal) { [""] = 1, ["k"] = 1e3, ["M"] = 1e6, ["G"] = 1e9 };

    private static readonly Dictionary<string, double> Bytes =
        new(StringComparer.Ordinal) { ["B"] = 1, ["KiB"] = 1 << 10, ["MiB"] = 1 << 20, ["GiB"] = 1 << 30 };

    /// <summary>Reads a limit; its value is in seconds, bytes, or a count.</summary>
    /// <exception cref="NasException">NAS2042: the limit cannot be read. The message gives the reason.</exception>
    public static Limit Parse(string text)
    {
        var (name, amount) = text.Split('=', 2, StringSplitOptions.TrimEntries) is [var left, var right]
            ? (left.TrimEnd('<', ' '), right)
            : throw Wrong(text, "Write cost=amount, as in latency=3ms.");
        string[] costs = [nameof(Cost.Latency), nameof(Cost.Parameters), nameof(Cost.Macs), nameof(Cost.Memory)];
        var cost = costs.FirstOrDefault(c => c.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw Wrong(text, $"There is no cost '{name}'.{NearestName.Hint(name.ToLowerInvariant(), [.. costs.Select(c => c.ToLowerInvariant())])}");
        var units = cost switch { nameof(Cost.Latency) => Seconds, nameof(Cost.Memory) => Bytes, _ => Counts };
        var end = amount.TakeWhile(c => char.IsAsciiDigit(c) || c is '.' or ',' or '_').Count();
        var digits = amount[..end].Replace("_", "", StringComparison.Ordinal);
        if (!double.TryParse(digits, AmountStyle, CultureInfo.InvariantCulture, out var value) || !(value > 0))
            throw Wrong(text, $"'{amount}' is not an amount above zero.");
        var unit = amount[end..].Trim();
        if (!units.TryGetValue(unit, out var factor))
        {
            var known = string.Join(", ", units.Keys.Where(u => u.Length > 0 && char.IsAscii(u[0])));
            throw Wrong(text, (unit.Length == 0 ? "It has no unit." : $"'{unit}' is not a unit of {cost.ToLowerInvariant()}.") + $" Use one of: {known}.");
        }
        return new Limit(cost, value * factor);
    }

    private static NasException Wrong(string text, string why) => new("NAS2042", $"The limit '{text}' cannot be read. {why}");
}
