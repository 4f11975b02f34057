using System.Globalization;
using System.Text.RegularExpressions;

namespace NasGen.Search.Execution;

/// <summary>The budget of a search: a total time, or a number of trials.</summary>
/// <param name="Time">The time from the start of the host to the verdict; <see langword="null"/> for a number of trials.</param>
/// <param name="Trials">The number of trials of the search; <see langword="null"/> for a time.</param>
public sealed partial record Budget(TimeSpan? Time, long? Trials)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3650);

    /// <summary>Reads <c>10m</c>, <c>90s</c>, <c>1h30m</c>, <c>1.5h</c>, <c>2d</c> or <c>200trials</c>.</summary>
    /// <exception cref="BudgetFormatException">The text cannot be read, is zero, or is longer than ten years.</exception>
    public static Budget Parse(string text)
    {
        var budget = TrialCount().Match(text) is { Success: true } trials ? new Budget(null, Count(trials.Groups[1].ValueSpan))
            : Duration().Match(text) is { Success: true } duration ? new Budget(Sum(duration), null)
            : throw new BudgetFormatException(text, "cannot be read");
        return budget is { Trials: 0 } ? throw new BudgetFormatException(text, "allows no trial")
            : budget.Time <= TimeSpan.Zero ? throw new BudgetFormatException(text, "leaves no time")
            : budget;

        static long Count(ReadOnlySpan<char> digits) => long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;

        TimeSpan Sum(Match match)
        {
            double[] seconds = [86400, 3600, 60, 1];
            double Of(Group group) => group.Success ? double.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;
            var sum = seconds.Select((unit, i) => unit * Of(match.Groups[i + 1])).Sum();
            return sum <= Longest.TotalSeconds ? TimeSpan.FromSeconds(sum) : throw new BudgetFormatException(text, "is longer than ten years");
        }
    }

    /// <summary>The shortest text that <see cref="Parse"/> reads as this budget: <c>1h30m</c>, <c>200trials</c>.</summary>
    public override string ToString()
    {
        if (Time is not { } time) return string.Create(CultureInfo.InvariantCulture, $"{Trials}trials");
        var seconds = time.Seconds + time.Milliseconds / 1000.0;
        return string.Concat(Part(time.Days, "d"), Part(time.Hours, "h"), Part(time.Minutes, "m"), Part(seconds, "s"));

        static string Part(double value, string unit) => value == 0 ? "" : value.ToString(CultureInfo.InvariantCulture) + unit;
    }

    [GeneratedRegex(@"^\s*([0-9]+)\s*trials?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TrialCount();

    [GeneratedRegex(
        @"^\s*(?=[0-9])(?:([0-9]+(?:\.[0-9]+)?)\s*d\s*)?(?:([0-9]+(?:\.[0-9]+)?)\s*h\s*)?"
        + @"(?:([0-9]+(?:\.[0-9]+)?)\s*m(?:in)?\s*)?(?:([0-9]+(?:\.[0-9]+)?)\s*s\s*)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Duration();
}
