using System.Text.RegularExpressions;
using NasGen.Generator.Tests.Diagnostics;

namespace NasGen.Generator.Tests.Documentation;

/// <summary>A page that users or contributors read.</summary>
/// <param name="Path">From the root of the repository.</param>
internal sealed partial record MarkdownPage(string Path, string Text)
{
    public static MarkdownPage Readme { get; } = Read("README.md");

    public static IReadOnlyList<MarkdownPage> All { get; } =
    [
        Readme, Read("CONTRIBUTING.md"), Read("CHANGELOG.md"),
        .. Repository.Sources("docs", ".md").Concat(Repository.Sources("samples", ".md")).Select(file => Read(System.IO.Path.GetRelativePath(Repository.Root, file))),
    ];

    /// <summary>The fenced blocks of a language.</summary>
    public IEnumerable<string> Code(string language) =>
        Fence().Matches(Text).Where(m => m.Groups["language"].Value == language).Select(m => m.Groups["code"].Value);

    /// <summary>The links that lead to a file of this repository, from its root.</summary>
    public IEnumerable<string> Links =>
        Link().Matches(Text).Select(m => m.Groups["target"].Value).Where(target => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal))
            .Select(target => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, target));

    /// <summary>The links that lead to a heading of a page of this repository: the page's path from its root, and the heading's anchor.</summary>
    public IEnumerable<(string Path, string Anchor)> Headed =>
        Link().Matches(Text).Select(m => (Target: m.Groups["target"].Value, Anchor: m.Groups["anchor"].Value))
            .Where(link => link.Anchor.Length > 0 && !link.Target.Contains("://", StringComparison.Ordinal))
            .Select(link => (link.Target.Length == 0 ? Path : FromRoot(link.Target), link.Anchor));

    /// <summary>The anchors of the headings, as GitHub makes them.</summary>
    public IEnumerable<string> Anchors =>
        Heading().Matches(Text).Select(m => Punctuation().Replace(m.Groups["text"].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    private string FromRoot(string target) => System.IO.Path.GetRelativePath(
        Repository.Root, System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, target), Repository.Root));

    private static MarkdownPage Read(string path) => new(path, Repository.Read(path));

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<code>[\s\S]*?)^```$", RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\((?<target>[^)#\s]*)(#(?<anchor>[^)]*))?\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Punctuation();
}
