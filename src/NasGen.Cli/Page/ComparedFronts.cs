using NasGen.Search.Comparison;
using NasGen.Search.Pareto;
using NasGen.Search.Trials;
using NasGen.Search.Wording;

namespace NasGen.Cli.Page;

/// <summary>The architectures and the fronts of two spaces, against each cost.</summary>
internal static class ComparedFronts
{
    /// <summary>The most architectures per space that are drawn beside the front.</summary>
    private const int MostPoints = 1000;

    public static ReportPlot Of(SpaceComparison compared)
    {
        var measures = compared.Measures;
        var costs = string.Join(" and ", measures.Costs.Select(c => Words.Measure(c.Name)));
        var (one, other) = compared.Front.Joint;
        return new ReportPlot(
            $"Each point is an architecture; the lines are the fronts. Hypervolumes are shares of one box, from the worst to the best {costs} and "
            + $"{Words.Measure(measures.Quality.Name)} of both spaces, with logarithmic costs. "
            + $"On the front of both together are {Words.Count(one, "architecture")} of {compared.First.Name} and {other} of {compared.Second.Name}.",
            [.. measures.Costs.Select((cost, place) => View(compared, cost, place))]);
    }

    private static ReportView View(SpaceComparison compared, Objective cost, int place)
    {
        var quality = compared.Measures.Quality;
        SpaceSample[] samples = [compared.First, compared.Second];
        int[][] fronts = [.. samples.Select(s => Front(s, quality, cost, place))];
        ReportPlace Place(SampledArchitecture a) => new(
            a.Costs[place], a.Quality,
            $"{Words.Measure(quality.Name)} {NumberText.Value(quality.Name, a.Quality)}, {NumberText.Cost(cost.Name, a.Costs[place])}: {a.Name}");
        return new ReportView(
            cost.Name, Words.Title(cost.Name), new ReportAxis(Words.Title(cost.Name), cost.Name, compared.Box.IsLogarithmic[1 + place]),
            new ReportAxis(Words.Title(quality.Name), quality.Name), IsStepped: true,
            [
                .. samples.Select((s, side) => new ReportLine(
                    $"front of {s.Name}", side, IsLine: true, [.. fronts[side].Select(i => Place(s.Architectures[i]))])),
                .. samples.Select((s, side) => new ReportLine(s.Name, side, IsLine: false, [.. s.Architectures.Take(MostPoints).Select(Place)])),
            ],
            new ReportTable(
                ["Front of", Words.Title(cost.Name), Words.Title(quality.Name), "Architecture"],
                [
                    .. samples.SelectMany((s, side) => fronts[side].Select(i => s.Architectures[i]).Select(a => (string[])
                        [s.Name, NumberText.Value(cost.Name, a.Costs[place]), NumberText.Value(quality.Name, a.Quality), a.Name])),
                ]));
    }

    /// <summary>The places of the architectures on the front, the cheapest first.</summary>
    private static int[] Front(SpaceSample sample, Objective quality, Objective cost, int place)
    {
        double[][] losses =
        [
            .. sample.Architectures.Select(a => (double[])[cost.Maximize ? -a.Costs[place] : a.Costs[place], quality.Maximize ? -a.Quality : a.Quality]),
        ];
        return [.. ParetoDominance.Front(losses, isDistinct: true).OrderBy(i => sample.Architectures[i].Costs[place])];
    }
}
