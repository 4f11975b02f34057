using System.Globalization;
using NasGen.Cli.Platform;
using NasGen.Search.Comparison;
using NasGen.Search.Wording;

namespace NasGen.Cli.Page;

/// <summary>Makes the page of a comparison. It is the page of a search with other sections.</summary>
internal static class ComparisonPage
{
    /// <param name="findings">The result.</param>
    /// <param name="command">The command that repeats it.</param>
    public static ReportData Build(ComparisonFindings findings, string command)
    {
        var compared = findings.Comparison;
        var (first, second, quality) = (compared.First, compared.Second, compared.Measures.Quality);
        return new ReportData
        {
            Space = $"{first.Name} and {second.Name}",
            Verdict = string.Join(" ", findings.Clauses.Select(clause => Words.Sentence(clause.Text) + ".")),
            Tiles = Tiles(compared),
            Measures = ReportMeasure.Of([quality.Name, .. compared.Measures.Costs.Select(c => c.Name)]),
            Metric = new ReportObjective(quality.Name, quality.Maximize),
            Decisions = [],
            Trials = [],
            Marks = [],
            Fronts = [],
            Comparison = new ReportComparison(
                DistributionPlot.Of(compared), ComparedFronts.Of(compared), EfficiencyPlot.Of(findings), Levels(compared), Bests(findings)),
            Repeat =
            [
                ["command", command],
                ["seed", findings.Seed.ToString(CultureInfo.InvariantCulture)],
                ["machine", $"{Machine.Processor()}, {Words.Count(Environment.ProcessorCount, "core")}, {Machine.System()}"],
            ],
        };
    }

    private static ReportTile[] Tiles(SpaceComparison compared)
    {
        string Value(double signed) => NumberText.Value(compared.Measures.Quality.Name, compared.Measures.Unsigned(signed));
        return
        [
            new($"{NumberText.Count(compared.First.Count)} + {NumberText.Count(compared.Second.Count)}", "random architectures"),
            new($"{Value(compared.Median.First)} · {Value(compared.Median.Second)}", $"median {Words.Measure(compared.Measures.Quality.Name)}"),
            new($"{NumberText.Fixed(compared.Distributions.Statistic, 2)}, p {NumberText.Digits(compared.Distributions.PValue, 2)}", "Kolmogorov-Smirnov"),
            new($"{NumberText.Fixed(compared.Front.First, 3)} · {NumberText.Fixed(compared.Front.Second, 3)}", "hypervolume"),
        ];
    }

    private static ReportTable? Levels(SpaceComparison compared)
    {
        var (metric, cost) = (compared.Measures.Quality.Name, compared.Measures.Costs[0].Name);
        var levels = CostLevel.Of(compared.First, compared.Second, compared.Measures);
        return levels.Count == 0 ? null : new ReportTable(
            [$"{Words.Title(cost)} at most", compared.First.Name, compared.Second.Name],
            [.. levels.Select(l => (string[])[NumberText.Value(cost, l.Cost), Text(l.First), Text(l.Second)])]);

        string Text(double value) => double.IsNaN(value) ? "–" : NumberText.Value(metric, value);
    }

    private static ReportTable? Bests(ComparisonFindings findings)
    {
        if (findings.Bests is not { } bests) return null;
        var (name, compared) = (findings.Comparison.Measures.Quality.Name, findings.Comparison);
        string[] Row(string space, RetrainedBest best) =>
            [space, string.Join(", ", best.Values.Select(v => NumberText.Value(name, v))), NumberText.Value(name, best.Values.Average()), best.Architecture];
        return new ReportTable(
            ["Space", "Each seed", "Mean", "Architecture"], [Row(compared.First.Name, bests.First), Row(compared.Second.Name, bests.Second)]);
    }
}
