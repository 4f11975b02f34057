using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NasGen.Architecture.Tests;

/// <summary>What the formatter does not look at.</summary>
public sealed class SourceLayoutTests
{
    [Fact]
    public void A_member_of_several_lines_is_followed_by_a_blank_one() => Assert.Empty(
        Repository.Sources(".cs").SelectMany(file => Crowded(File.ReadAllText(file.Path)).Select(line => $"{file.Name}({line})")));

    [Fact]
    public void A_member_that_begins_in_the_line_after_another_is_found() => Assert.Equal([7], Crowded("""
        class A
        {
            void One()
            {
                One();
            }
            /// <summary>Two.</summary>
            void Two() { }

            int _a;
            int _b;
        }
        """));

    /// <summary>The lines, from 1, in which a member begins without a blank line before it, after a member of several lines.</summary>
    private static IEnumerable<int> Crowded(string text)
    {
        var lines = text.Split('\n');
        var root = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot();
        foreach (var members in root.DescendantNodes().OfType<TypeDeclarationSyntax>().Select(t => t.Members))
            foreach (var member in members.SkipLast(1))
            {
                var span = member.GetLocation().GetLineSpan();
                var last = span.EndLinePosition.Line;
                if (span.StartLinePosition.Line != last && lines[last + 1].Trim().Length > 0) yield return last + 2;
            }
    }
}
