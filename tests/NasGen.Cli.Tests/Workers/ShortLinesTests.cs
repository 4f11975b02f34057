using NasGen.Cli.Workers;

namespace NasGen.Cli.Tests.Workers;

public sealed class ShortLinesTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData("\n", new[] { "" })]
    [InlineData("a\nbc\r\n\nd", new[] { "a", "bc", "", "d" })]
    [InlineData("12345678\n123456789\n1234567890123\nend\n", new[] { "12345678", "12345678", "12345678", "end" })]
    public async Task Lines_are_those_of_the_text_cut_to_the_longest(string text, string[] expected) => Assert.Equal(expected, await All(text, 8));

    [Theory]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(100_000)]
    public async Task A_line_of_any_length_is_followed_by_the_next_one(int length) =>
        Assert.Equal([new string('x', Math.Min(length, 5000)), "next"], await All(new string('x', length) + "\nnext", 5000));

    private static async Task<List<string>> All(string text, int longest)
    {
        var lines = new ShortLines(new StringReader(text), longest);
        List<string> all = [];
        while (await lines.Read() is { } line) all.Add(line);
        return all;
    }
}
