using Microsoft.CodeAnalysis.CSharp;

namespace NasGen.Search.Tests.Shared;

public class CSharpNamesTests
{
    [Fact]
    public void Keywords_are_those_that_the_compiler_reserves()
    {
        Assert.All(SyntaxFacts.GetReservedKeywordKinds(), kind => Assert.True(CSharpNames.IsKeyword(SyntaxFacts.GetText(kind)), SyntaxFacts.GetText(kind)));
        Assert.All(SyntaxFacts.GetContextualKeywordKinds(), kind => Assert.False(CSharpNames.IsKeyword(SyntaxFacts.GetText(kind)), SyntaxFacts.GetText(kind)));
    }

    [Fact]
    public void Every_character_may_stand_in_a_name_where_the_compiler_allows_it()
    {
        for (int c = char.MinValue; c <= char.MaxValue; c++)
        {
            var (first, later) = (((char)c).ToString(), "x" + (char)c);
            if (SyntaxFacts.IsValidIdentifier(first) != CSharpNames.IsIdentifier(first)) Assert.Fail($"U+{c:x4} as the first character");
            if (SyntaxFacts.IsValidIdentifier(later) != CSharpNames.IsIdentifier(later)) Assert.Fail($"U+{c:x4} as a later character");
        }
    }

    /// <summary>The compiler warns of a class whose name is made of lower-case letters (CS8981), and refuses some of these names.</summary>
    [Fact]
    public void No_class_gets_a_name_that_is_a_keyword_somewhere_or_may_become_one()
    {
        Assert.All(
            SyntaxFacts.GetReservedKeywordKinds().Concat(SyntaxFacts.GetContextualKeywordKinds()).Select(SyntaxFacts.GetText),
            name => Assert.False(CSharpNames.CanNameClass(name), name));
        Assert.All(["abc", "", "1A", "a b"], name => Assert.False(CSharpNames.CanNameClass(name), name));
        Assert.All(["Net", "netSmall", "net2", "_net", "größe", "Ä"], name => Assert.True(CSharpNames.CanNameClass(name), name));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("class", false)]
    [InlineData("@class", false)]
    [InlineData("../Net", false)]
    [InlineData("Net Small", false)]
    [InlineData("field", true)]
    [InlineData("NetSmall2", true)]
    public void Name_is_an_identifier_if_a_class_can_have_it(string name, bool expected) => Assert.Equal(expected, CSharpNames.IsIdentifier(name));
}
