using System.Globalization;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Strategies;

namespace NasGen.Cli.Settings;

/// <summary>The parsers of <see cref="SettingTable"/>: each takes a text and the folder that a relative path starts from.</summary>
internal static class SettingParsers
{
    public static string Text(string text, string folder) => text.Trim();

    /// <summary>An absolute path.</summary>
    public static string AbsolutePath(string text, string folder) => Path.GetFullPath(text.Trim(), folder);

    /// <summary>The name of a strategy. The library of a user's own one, as in <c>path.dll#Type</c>, gets an absolute path.</summary>
    public static string Strategy(string text, string folder) =>
        StrategyRegistry.WithLibrary(text.Trim(), path => Path.GetFullPath(path, folder));

    /// <summary>A budget as it was written: records and journals keep that text.</summary>
    /// <exception cref="FormatException">It is no budget.</exception>
    public static string BudgetText(string text, string folder)
    {
        Budget.Parse(text);
        return text;
    }

    /// <summary>A limit as it was written.</summary>
    /// <exception cref="Evaluation.NasException">NAS2042: it is no limit.</exception>
    public static string LimitText(string text, string folder)
    {
        CostLimit.Parse(text);
        return text;
    }

    /// <exception cref="FormatException">It is no whole number from 0.</exception>
    public static ulong Seed(string text, string folder) =>
        ulong.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : throw new FormatException($"'{text}' is not a whole number from 0 to {ulong.MaxValue}.");

    /// <exception cref="FormatException">It is no whole number from 1.</exception>
    public static int Count(string text, string folder) =>
        int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var count) && count > 0
            ? count
            : throw new FormatException($"'{text}' is not a whole number from 1.");

    /// <exception cref="FormatException">It is neither true nor false.</exception>
    public static bool Switch(string text, string folder) =>
        bool.TryParse(text, out var isOn) ? isOn : throw new FormatException($"'{text}' is neither true nor false.");

    /// <summary>Names, separated by semicolons, commas or, because MSBuild's command line splits at those, plus signs.</summary>
    public static IReadOnlyList<string> Names(string text, string folder) =>
        text.Split([';', ',', '+'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
