using System.Text.RegularExpressions;

namespace NasGen.Search.Wording;

/// <summary>Names as words, for the console and the report.</summary>
internal static partial class Words
{
    /// <summary>A metric or cost as the heading of a column: <c>Balanced accuracy</c>, <c>MACs</c>.</summary>
    public static string Title(string name) => Sentence(Measure(name));

    /// <summary>A metric or cost within a sentence: <c>balanced accuracy</c>, <c>MACs</c>; <c>R2</c> and <c>F1</c> are unchanged.</summary>
    public static string Measure(string name) => name switch
    {
        "Macs" => "MACs",
        "CrossEntropy" => "cross-entropy",
        { Length: <= 2 } => name,
        _ => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : " ") + char.ToLowerInvariant(c) : c.ToString())),
    };

    /// <summary>The purpose of a trial.</summary>
    public static string Purpose(string purpose) => purpose switch
    {
        "search" => "strategy",
        "random" => "random search",
        "default" => "your default",
        "largest" => "largest that fits",
        "retrain" => "trained again",
        _ => purpose,
    };

    /// <summary>An architecture that the winner is compared with.</summary>
    public static string Baseline(string name) => name switch
    {
        "random" => "best of random search",
        "trivial" => "trivial predictor",
        _ => Purpose(name),
    };

    /// <summary>The direction of an objective.</summary>
    public static string Direction(bool maximize) => maximize ? "higher is better" : "lower is better";

    /// <summary>The cause of a failed trial, without the part that differs between architectures.</summary>
    public static string Cause(string? cause) => cause is null ? "unknown" : Particulars().Replace(cause, "");

    /// <inheritdoc cref="Cause(string?)"/>
    /// <param name="genotype">The architecture, which the cause may name.</param>
    public static string Cause(string? cause, string genotype) => Cause(cause?.Replace($" with {genotype}", "", StringComparison.Ordinal));

    /// <summary>A number with its noun: <c>1 seed</c>, <c>1,797 trials</c>.</summary>
    public static string Count(int count, string noun) => $"{NumberText.Count(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>The first few names of a list. They may come from a file of unknown origin.</summary>
    public static string Listed(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(3).Select(name => $"'{Short(CanonicalError.OneLine(name), 40)}'")) + (names.Count > 3 ? ", …" : "");

    /// <summary>The trials that a damaged journal cannot return.</summary>
    /// <param name="rows">The rows, each with its reason.</param>
    public static string LeftOut(IReadOnlyList<string> rows) =>
        $"the journal is damaged, and {Count(rows.Count, "finished trial")} {(rows.Count == 1 ? "is" : "are")} left out: "
        + $"{Short(CanonicalError.OneLine(rows[0]), 300)}{(rows.Count > 1 ? ", …" : ".")}";

    /// <summary>A text that is cut to a length.</summary>
    public static string Short(string text, int longest) => text.Length <= longest ? text : text[..longest] + "…";

    /// <summary>The text with its first letter in upper case.</summary>
    public static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex(@" The architecture: .*$|(?<= beyond the limit of [^:]+): .*$")]
    private static partial Regex Particulars();
}
