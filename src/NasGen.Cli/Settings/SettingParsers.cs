using System.Globalization;
using NasGen.Search.Comparison;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Strategies;

namespace NasGen.Cli.Settings;

/// <summary>The parsers of <see cref="SettingTable"/>: each takes a text and the folder that a relative path starts from.</summary>
internal static class SettingParsers
{
    /// <summary>The most worker processes of a search.</summary>
    private const int MostProcesses = 1024;

    public static string Text(string text, string folder) => text.Trim();

    /// <summary>Makes a path absolute.</summary>
    public static string AbsolutePath(string text, string folder) => Path.GetFullPath(text.Trim(), folder);

    /// <summary>Reads the name of a strategy. In <c>path.dll#Type</c>, a strategy of the user's own, the path becomes absolute.</summary>
    public static string Strategy(string text, string folder) =>
        StrategyRegistry.WithLibrary(text.Trim(), path => Path.GetFullPath(path, folder));

    /// <summary>Checks a budget and returns its text, which records and journals keep.</summary>
    /// <exception cref="FormatException">The text is not a budget.</exception>
    public static string BudgetText(string text, string folder)
    {
        Budget.Parse(text);
        return text;
    }

    /// <summary>Checks a limit and returns its text.</summary>
    /// <exception cref="NasException">NAS2042: the text is not a limit.</exception>
    public static string LimitText(string text, string folder)
    {
        CostLimit.Parse(text);
        return text;
    }

    /// <exception cref="FormatException">The text is not a whole number from 0.</exception>
    public static ulong Seed(string text, string folder) =>
        ulong.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : throw new FormatException($"'{text}' is not a whole number from 0 to {ulong.MaxValue}.");

    /// <exception cref="FormatException">The text is not a whole number that a comparison can use.</exception>
    public static int Architectures(string text, string folder) =>
        int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var count)
            && count >= SpaceComparison.Fewest
            ? count
            : throw new FormatException($"'{text}' is not a whole number from {SpaceComparison.Fewest}.");

    /// <exception cref="FormatException">The text is not a whole number from 1 to <see cref="MostProcesses"/>.</exception>
    public static int Count(string text, string folder) =>
        int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var count)
            && count is > 0 and <= MostProcesses
            ? count
            : throw new FormatException($"'{text}' is not a whole number from 1 to {MostProcesses}.");

    /// <exception cref="FormatException">The text is not a version of ONNX's operators that can be written.</exception>
    public static int Opset(string text, string folder) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version is >= 17 and <= 21
            ? version
            : throw new FormatException($"'{text}' is not a whole number from 17 to 21.");

    /// <summary>Reads a shape.</summary>
    /// <exception cref="FormatException">The text is not a shape.</exception>
    public static IReadOnlyList<long> Shape(string text, string folder)
    {
        var sizes = text.Trim('[', ']', ' ').Split(['x', '×', '*'], StringSplitOptions.TrimEntries);
        return sizes.All(size => long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
            ? [.. sizes.Select(size => long.Parse(size, CultureInfo.InvariantCulture))]
            : throw new FormatException($"'{text}' is not a shape such as 3x32x32.");
    }

    /// <exception cref="FormatException">The text is not a number from 0 to 0.9.</exception>
    public static double Share(string text, string folder) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 0.9
            ? share
            : throw new FormatException($"'{text}' is not a number from 0 to 0.9.");

    /// <exception cref="FormatException">The text is neither true nor false.</exception>
    public static bool Switch(string text, string folder) =>
        bool.TryParse(text, out var isOn) ? isOn : throw new FormatException($"'{text}' is neither true nor false.");

    /// <summary>Reads names, separated by semicolons, commas or plus signs. MSBuild's command line splits at the first two.</summary>
    public static IReadOnlyList<string> Names(string text, string folder) =>
        text.Split([';', ',', '+'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
