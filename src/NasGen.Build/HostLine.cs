using System.Globalization;
using System.Text.RegularExpressions;

namespace NasGen.Build;

/// <summary>
/// A line that the host printed: an error or warning in MSBuild's canonical form (<c>Model.cs(12,5): error NAS2010: text</c>,
/// <c>nasgen : error NAS2021: text</c>), or a line of progress.
/// </summary>
internal sealed class HostLine
{
    private static readonly Regex Canonical = new(
        @"^(?<file>.+?)(?:\((?<line>\d+)(?:,(?<column>\d+))?\))?\s*: (?<severity>error|warning) (?<code>NAS\d{4}): (?<text>.*)$",
        RegexOptions.CultureInvariant);

    private HostLine(string text) => Text = text;

    public string Text { get; private set; }

    /// <summary>The code, such as <c>NAS2010</c>; <see langword="null"/> for progress.</summary>
    public string? Code { get; private set; }

    public bool IsWarning { get; private set; }

    /// <summary>The user's file; <see langword="null"/> if the error is of no file.</summary>
    public string? File { get; private set; }

    public int Line { get; private set; }

    public int Column { get; private set; }

    public static HostLine Parse(string line)
    {
        var match = Canonical.Match(line);
        if (!match.Success) return new HostLine(line);
        var file = match.Groups["file"].Value.Trim();
        return new HostLine(match.Groups["text"].Value)
        {
            Code = match.Groups["code"].Value,
            IsWarning = match.Groups["severity"].Value == "warning",
            File = file == "nasgen" ? null : file,
            Line = Number(match.Groups["line"].Value),
            Column = Number(match.Groups["column"].Value),
        };
    }

    /// <summary>The error for a host that failed without printing an error: it crashed, or its runtime did not start.</summary>
    public static HostLine Silent(string command, int exitCode) => new(
        $"nasgen {command} ended with exit code {exitCode.ToString(CultureInfo.InvariantCulture)} and gave no reason. Its output is above. "
        + "Finished trials are kept: the same command continues.")
    {
        Code = "NAS1005",
    };

    private static int Number(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;
}
