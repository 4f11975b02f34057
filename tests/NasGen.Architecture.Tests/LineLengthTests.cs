namespace NasGen.Architecture.Tests;

public class LineLengthTests
{
    private const int Longest = 160;

    [Fact]
    public void No_line_of_the_source_is_longer_than_160_columns()
    {
        var src = Path.Combine(Repository.Root, "src");
        var lines =
            from file in Directory.EnumerateFiles(src, "*.*", SearchOption.AllDirectories)
            let name = Path.GetRelativePath(src, file).Replace('\\', '/')
            where Path.GetExtension(file) is ".cs" or ".js" or ".css"
            where name.Split('/')[1] is not ("bin" or "obj") && !name.Contains("/chart.js/", StringComparison.Ordinal)
            from line in File.ReadLines(file).Index()
            where line.Item.Length > Longest
            select $"{name}({line.Index + 1}): {line.Item.Length} columns";
        Assert.Empty(lines);
    }
}
