using System.Text.RegularExpressions;
using NasGen.Generator.Tests.Documentation;

namespace NasGen.Generator.Tests.Diagnostics;

/// <summary>The messages that the help pages show are those that NasGen prints.</summary>
public class HelpPageMessageTests
{
    /// <summary>A template of fewer letters would make nearly every text.</summary>
    private const int FewestLetters = 11;

    /// <summary>Messages that are put together of a few words, the user's exception and an architecture: one of their constants is looked for.</summary>
    private static readonly string[] Composed = ["NAS2007", "NAS2010"];

    public static TheoryData<string, string> Messages { get; } = Shown();

    [Theory, MemberData(nameof(Messages))]
    public void A_message_that_a_page_shows_is_made_by_a_text_of_the_sources(string id, string message)
    {
        var isComposed = Composed.Contains(id, StringComparer.Ordinal);
        Assert.True(
            MessageTemplate.All.Any(template => template.Literal.Count(char.IsLetter) >= FewestLetters
                && (template.Makes(message) || (isComposed && template.IsConstant && message.Contains(template.Literal, StringComparison.Ordinal)))),
            $"docs/errors/{id}.md shows a message that no text of src or build makes: {message}");
    }

    private static TheoryData<string, string> Shown()
    {
        var shown = new TheoryData<string, string>();
        foreach (var page in HelpPage.All)
            foreach (Match match in Regex.Matches(page.Example, @"(?:error|warning|failed) +(NAS\d{4}): (.+)"))
                shown.Add(match.Groups[1].Value, match.Groups[2].Value);
        return shown;
    }
}
