namespace NasGen.Generator.Tests.Diagnostics;

/// <summary>A row of the analyzer release files.</summary>
internal sealed record ReleaseRow(string Id, string Category, string Severity, string Notes)
{
    public static IReadOnlyList<ReleaseRow> All { get; } =
    [
        .. new[] { "Shipped", "Unshipped" }
            .SelectMany(f => Repository.Read($"src/NasGen.Generator/AnalyzerReleases.{f}.md").Split('\n'))
            .Where(line => line.StartsWith("NAS", StringComparison.Ordinal))
            .Select(line => line.Split('|', 4, StringSplitOptions.TrimEntries))
            .Select(cells => new ReleaseRow(cells[0], cells[1], cells[2], cells[3])),
    ];
}
