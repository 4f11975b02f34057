namespace NasGen.Cli.Page;

/// <summary>What the page shows of two spaces side by side.</summary>
/// <param name="Levels">The best at equal costs; <see langword="null"/> if all architectures cost the same.</param>
/// <param name="Bests">The bests trained again; <see langword="null"/> on recorded tables.</param>
internal sealed record ReportComparison(ReportPlot Distributions, ReportPlot Fronts, ReportPlot Efficiency, ReportTable? Levels, ReportTable? Bests);

/// <summary>A chart of which the reader chooses one view.</summary>
internal sealed record ReportPlot(string Lead, IReadOnlyList<ReportView> Views);

/// <summary>One view of a chart, with the table of its numbers.</summary>
/// <param name="Key">The key of the choice.</param>
/// <param name="Label">The choice in words.</param>
/// <param name="IsStepped">Whether a line keeps its height up to its next point.</param>
internal sealed record ReportView(
    string Key, string Label, ReportAxis X, ReportAxis Y, bool IsStepped, IReadOnlyList<ReportLine> Lines, ReportTable Table);

/// <summary>An axis.</summary>
/// <param name="Title">Its text.</param>
/// <param name="Measure">The key of its measure.</param>
internal sealed record ReportAxis(string Title, string Measure, bool IsLogarithmic = false);

/// <summary>A line, or points that no line joins.</summary>
/// <param name="Side">The space: 0 or 1.</param>
internal sealed record ReportLine(string Name, int Side, bool IsLine, IReadOnlyList<ReportPlace> Points);

/// <summary>A point of a chart, with the text that is shown when the reader points at it.</summary>
internal sealed record ReportPlace(double X, double Y, string Text);
