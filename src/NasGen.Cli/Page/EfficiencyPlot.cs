using NasGen.Search.Comparison;
using NasGen.Search.Wording;

namespace NasGen.Cli.Page;

/// <summary>What random search is expected to find in two spaces, by architectures and by training time.</summary>
internal static class EfficiencyPlot
{
    public static ReportPlot Of(ComparisonFindings findings)
    {
        var compared = findings.Comparison;
        SpaceSample[] samples = [compared.First, compared.Second];
        IReadOnlyList<Efficiency>[] curves = [.. samples.Select(s => Efficiency.Curve(s, compared.Measures))];
        List<ReportView> views = [View("architectures", "by architectures", "Architectures tried", e => e.Architectures)];
        if (compared.AtEqualTime is not null) views.Add(View("seconds", "by training time", "Training time in seconds", e => e.Seconds));
        return new ReportPlot(
            $"The expected best {Words.Measure(compared.Measures.Quality.Name)} of random search, from the distributions. A space can win per architecture and "
            + $"lose per second. {string.Join(" ", findings.Efficiencies().Select(line => Words.Sentence(line) + "."))}",
            views);

        ReportView View(string key, string label, string axis, Func<Efficiency, double> x)
        {
            var name = compared.Measures.Quality.Name;
            ReportPlace Place(Efficiency e) =>
                new(x(e), e.Best, $"{NumberText.Value(name, e.Best)} expected of {Words.Count(e.Architectures, "architecture")}");
            string[] Row(SpaceSample sample, Efficiency e) =>
                [sample.Name, NumberText.Count(e.Architectures), Time(e), NumberText.Value(name, e.Best)];
            return new ReportView(
                key, label, new ReportAxis(axis, ReportMeasure.Number, IsLogarithmic: true), new ReportAxis("Expected best", name), IsStepped: false,
                [.. samples.Select((s, side) => new ReportLine(s.Name, side, IsLine: true, [.. curves[side].Select(Place)]))],
                new ReportTable(
                    ["Space", "Architectures", "Training time", "Expected best"],
                    [.. samples.SelectMany((s, side) => curves[side].Select(e => Row(s, e)))]));
        }
    }

    private static string Time(Efficiency efficiency) => double.IsNaN(efficiency.Seconds) ? "–" : NumberText.Seconds(efficiency.Seconds);
}
