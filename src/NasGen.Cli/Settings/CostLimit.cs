using System.Globalization;
using NasGen.Search.Contracts;
using NasGen.Search.Text;
using NasGen.Search.Trials;

namespace NasGen.Cli.Settings;

/// <summary>A limit as a person writes it: <c>latency=3ms</c>, <c>parameters=10k</c>, <c>macs=5M</c>, <c>memory=64KiB</c>.</summary>
internal static class CostLimit
{
    private static readonly Dictionary<string, double> Seconds = new(StringComparer.Ordinal) { ["s"] = 1, ["ms"] = 1e-3, ["us"] = 1e-6, ["µs"] = 1e-6, ["μs"] = 1e-6 };
    private static readonly Dictionary<string, double> Counts = new(StringComparer.Ordinal) { [""] = 1, ["k"] = 1e3, ["M"] = 1e6, ["G"] = 1e9 };
    private static readonly Dictionary<string, double> Bytes = new(StringComparer.Ordinal) { ["B"] = 1, ["KiB"] = 1 << 10, ["MiB"] = 1 << 20, ["GiB"] = 1 << 30 };

    /// <exception cref="NasException">NAS2042: what is wrong with it.</exception>
    public static Limit Parse(string text)
    {
        var (name, amount) = text.Split('=', 2, StringSplitOptions.TrimEntries) is [var left, var right] ? (left.TrimEnd('<', ' '), right) : throw Wrong(text, "Write cost=amount, as in latency=3ms.");
        string[] known = [nameof(Cost.Latency), nameof(Cost.Parameters), nameof(Cost.Macs), nameof(Cost.Memory)];
        var cost = known.FirstOrDefault(k => k.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw Wrong(text, $"There is no cost '{name}'.{NearestName.Hint(name.ToLowerInvariant(), [.. known.Select(k => k.ToLowerInvariant())])}");
        var units = cost switch { nameof(Cost.Latency) => Seconds, nameof(Cost.Memory) => Bytes, _ => Counts };
        var end = amount.TakeWhile(c => char.IsAsciiDigit(c) || c is '.' or ',' or '_').Count();
        if (!double.TryParse(amount[..end].Replace("_", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value) || !(value > 0))
            throw Wrong(text, $"'{amount}' is not an amount above zero.");
        var unit = amount[end..].Trim();
        if (!units.TryGetValue(unit, out var factor))
            throw Wrong(text, $"{(unit.Length == 0 ? "It has no unit" : $"'{unit}' is not a unit of {cost.ToLowerInvariant()}")}: {string.Join(", ", units.Keys.Where(u => u.Length > 0 && char.IsAscii(u[0])))}.");
        return new Limit(cost, value * factor);
    }

    private static NasException Wrong(string text, string why) => new("NAS2042", $"The limit '{text}' cannot be read. {why}");
}
