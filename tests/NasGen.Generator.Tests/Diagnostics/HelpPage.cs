using System.Text.RegularExpressions;

namespace NasGen.Generator.Tests.Diagnostics;

/// <summary>A page of <c>docs/errors</c>: cause, example, fix.</summary>
internal sealed record HelpPage(string Id, string Title, string Severity, string Part, string Example, string Fix)
{
    private static readonly Regex Form = new(
        """\A# (?<id>NAS\d{4}): (?<title>.+)\n\n\*(?<severity>Error|Warning|Info) · (?<part>\w+)\*\n\n(?<cause>[^#][\s\S]*?)\n\n## Example\n\n(?<example>[\s\S]+?)\n\n## Fix\n\n(?<fix>[\s\S]+)\n\z""",
        RegexOptions.CultureInvariant);

    private static readonly Regex Fence = new("""```csharp\n(?<code>[\s\S]*?)\n```""", RegexOptions.CultureInvariant);

    public static IReadOnlyList<HelpPage> All { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "errors"), "NAS*.md")
            .Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal).Select(Parse),
    ];

    /// <summary>The first C# of the example or the fix; empty where there is none.</summary>
    public static string Code(string section) => Fence.Match(section).Groups["code"].Value;

    private static HelpPage Parse(string file)
    {
        var match = Form.Match(Repository.Read($"docs/errors/{file}"));
        Assert.True(match.Success, $"docs/errors/{file} has not the form of a help page: title, severity and part, cause, example, fix.");
        Assert.Equal(file, match.Groups["id"].Value + ".md");
        return new HelpPage(
            match.Groups["id"].Value, match.Groups["title"].Value, match.Groups["severity"].Value, match.Groups["part"].Value,
            match.Groups["example"].Value, match.Groups["fix"].Value);
    }
}
