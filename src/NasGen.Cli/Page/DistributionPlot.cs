using NasGen.Search.Comparison;
using NasGen.Search.Wording;

namespace NasGen.Cli.Page;

/// <summary>The empirical distributions of two spaces, plain and at equal costs.</summary>
internal static class DistributionPlot
{
    /// <summary>The most steps that are drawn: a screen shows no more.</summary>
    private const int MostSteps = 500;

    private static readonly double[] Shares = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1];

    public static ReportPlot Of(SpaceComparison compared)
    {
        var (measures, cost) = (compared.Measures, Words.Measure(compared.Measures.Costs[0].Name));
        List<ReportView> views =
            [View(compared, "plain", "as drawn", s => EmpiricalDistribution.Of(Qualities(s)))];
        if (compared.Bins is { } bins)
            views.Add(View(compared, "normalised", $"at equal {cost}", s => EmpiricalDistribution.Normalised(Qualities(s), s.Costs(0), bins)));
        var dropped = compared.Bins is null ? $"The spaces share no {cost}, therefore they cannot be compared at equal {cost}."
            : $"At equal {cost}, {Words.Count(compared.Bins.Count, "bin")} of {cost} that both spaces have count equally"
                + (compared.Bins.Dropped == 0 ? "." : $"; {compared.Bins.Dropped} more are dropped, because one of the spaces has no architecture there.");
        return new ReportPlot(
            $"The share of random architectures whose {Words.Measure(measures.Quality.Name)} is at most a value. "
            + $"The curve further to the {(measures.Quality.Maximize ? "right" : "left")} is better. {dropped}",
            views);
    }

    private static double[] Qualities(SpaceSample sample) => [.. sample.Architectures.Select(a => a.Quality)];

    private static ReportView View(SpaceComparison compared, string key, string label, Func<SpaceSample, EmpiricalDistribution> of)
    {
        var name = compared.Measures.Quality.Name;
        SpaceSample[] samples = [compared.First, compared.Second];
        EmpiricalDistribution[] distributions = [.. samples.Select(of)];
        return new ReportView(
            key, label, new ReportAxis(Words.Title(name), name), new ReportAxis("Share of architectures", ReportMeasure.Share), IsStepped: true,
            [.. samples.Select((s, side) => new ReportLine(s.Name, side, IsLine: true, [.. Steps(distributions[side], name)]))],
            new ReportTable(
                ["Share at most", .. samples.Select(s => s.Name)],
                [.. Shares.Select(share => (string[])[NumberText.Percent(share), .. distributions.Select(d => NumberText.Value(name, d.Quantile(share)))])]));
    }

    private static IEnumerable<ReportPlace> Steps(EmpiricalDistribution distribution, string name)
    {
        (double Value, double Share)[] steps = [.. distribution.Steps];
        var stride = 1 + steps.Length / MostSteps;
        if (steps.Length > 0) yield return new ReportPlace(steps[0].Value, 0, NumberText.Value(name, steps[0].Value));
        for (var i = 0; i < steps.Length; i++)
            if (i % stride == 0 || i == steps.Length - 1)
                yield return new ReportPlace(
                    steps[i].Value, steps[i].Share, $"{NumberText.Percent(steps[i].Share)} at most {NumberText.Value(name, steps[i].Value)}");
    }
}
