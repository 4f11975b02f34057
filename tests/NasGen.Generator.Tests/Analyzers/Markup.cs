using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace NasGen.Generator.Tests.Analyzers;

/// <summary>Source in which <c>{|NAS0007:Stem|}</c> marks where a diagnostic is expected.</summary>
internal sealed record Markup(string Source, IReadOnlyList<(string Id, TextSpan Span)> Expected)
{
    private static readonly Regex Mark = new(@"\{\|(?<id>NAS\d{4}):(?<text>.*?)\|\}", RegexOptions.Singleline);

    public static Markup Parse(string marked)
    {
        var source = new StringBuilder();
        var expected = new List<(string, TextSpan)>();
        var last = 0;
        foreach (Match match in Mark.Matches(marked))
        {
            source.Append(marked, last, match.Index - last);
            expected.Add((match.Groups["id"].Value, new TextSpan(source.Length, match.Groups["text"].Length)));
            source.Append(match.Groups["text"].Value);
            last = match.Index + match.Length;
        }
        source.Append(marked, last, marked.Length - last);
        return new Markup(source.ToString(), expected);
    }
}
