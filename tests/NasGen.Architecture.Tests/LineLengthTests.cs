namespace NasGen.Architecture.Tests;

public class LineLengthTests
{
    private const int Longest = 160;

    [Fact]
    public void No_line_of_the_source_is_longer_than_160_columns()
    {
        var lines =
            from file in Repository.Sources(".cs", ".js", ".css")
            where !file.Name.Contains("/chart.js/", StringComparison.Ordinal)
            from line in File.ReadLines(file.Path).Index()
            where line.Item.Length > Longest
            select $"{file.Name}({line.Index + 1}): {line.Item.Length} columns";
        Assert.Empty(lines);
    }
}
