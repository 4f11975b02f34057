using NasGen.Search.Insights.Landscapes;
using NasGen.Search.Numerics;
using NasGen.Search.Replay;
using NasGen.Search.Wording;
using Spectre.Console;

namespace NasGen.Cli.Replay;

/// <summary>Prints the results of a replay as tables.</summary>
internal static class ReplayTable
{
    public static void Write(ReplayResult result, ReplaySettings settings)
    {
        var console = AnsiConsole.Console;
        if (Console.IsOutputRedirected) console.Profile.Width = 240;
        var report = (settings.Report ?? settings.Objectives.Primary).Name;
        var unit = settings.Charge is null ? "trials" : settings.Charge;
        var (rows, budget, seeds) = (Text(result.Rows), Text(result.Budget), Text(result.Seeds));
        console.MarkupLineInterpolated(
            $"[bold]{result.Table}[/]: {rows} architectures, {budget} {unit} per run, {seeds} seeds; the best {report} is {Text(result.Best)}");
        if (result.Front is { } front)
            console.WriteLine(
                $"the table's front: {front.Points.Count} points, hypervolume {NumberText.Fixed(front.Hypervolume, 4)} of the box "
                + $"from ({string.Join(", ", front.Reference.Select(Text))}) to ({string.Join(", ", front.Ideal.Select(Text))})");
        if (result.Landscape is { } landscape) Write(console, landscape, report);
        console.Write(Summary(result, report));
        console.Write(Course(result, report, unit));
        if (result.Verdict is { } verdict) console.WriteLine(verdict.Text);
    }

    private static void Write(IAnsiConsole console, LandscapeDiagnosis landscape, string report)
    {
        var neighbours = landscape.IsOneChange ? "" : " (too few rows differ in one decision only; the three nearest rows count as neighbours)";
        console.WriteLine($"the landscape of {report}{neighbours}: {landscape.Funnel}");
        console.WriteLine(
            $"  local optima {landscape.LocalOptima.Count}; fitness-distance correlation {NumberText.Fixed(landscape.FitnessDistance, 3)}, "
            + $"of the local optima {NumberText.Fixed(landscape.OptimaDistance, 3)}");
        console.WriteLine(
            $"  autocorrelation {NumberText.Fixed(landscape.Rho, 3)}, correlation length {NumberText.Fixed(landscape.CorrelationLength, 3)} "
            + $"over all neighbour pairs, {NumberText.Fixed(landscape.WalkCorrelationLength, 3)} by random walks");
        console.WriteLine(
            $"  neutral networks {landscape.NeutralNetworks}, the largest of {landscape.LargestNeutralNetwork}; "
            + $"{NumberText.Percent(landscape.Neutrality, 1)} of neighbour pairs are equal");
    }

    private static Table Summary(ReplayResult result, string report)
    {
        var hasFront = result.Front is not null;
        var table = new Table().AddColumn("Strategy").AddColumn($"{report}, mean ± std").AddColumn("Median").AddColumn("95 % of the mean")
            .AddColumn("Regret").AddColumn("Best found");
        if (hasFront) table.AddColumn("Hypervolume");
        table.AddColumn("ms per trial").AddColumn(hasFront ? "Hypervolume − random's" : "− random's");
        foreach (var strategy in result.Strategies)
        {
            var end = strategy.End;
            List<string> row =
            [
                strategy.Name, $"{Text(end.Mean)} ± {Text(end.StandardDeviation)}", Text(end.Median), Interval(end.Low, end.High), Text(end.Regret),
                NumberText.Percent(strategy.Found, 1),
            ];
            if (hasFront) row.Add(NumberText.Fixed(end.Hypervolume ?? double.NaN, 4));
            row.Add(NumberText.Fixed(strategy.MsPerTrial, 3));
            row.Add(strategy.AgainstRandom is { } difference ? Difference(difference) : "");
            table.AddRow([.. row.Select(Markup.Escape)]);
        }
        return table;
    }

    private static Table Course(ReplayResult result, string report, string unit)
    {
        var table = new Table().AddColumn("Strategy").AddColumn(unit).AddColumn($"{report}, mean ± std").AddColumn("Median")
            .AddColumn("95 % of the mean").AddColumn("Regret");
        if (result.Front is not null) table.AddColumn("Hypervolume");
        foreach (var strategy in result.Strategies)
            foreach (var look in strategy.Checkpoints)
            {
                List<string> row =
                [
                    strategy.Name, Text(look.Trials), $"{Text(look.Mean)} ± {Text(look.StandardDeviation)}", Text(look.Median),
                    Interval(look.Low, look.High), Text(look.Regret),
                ];
                if (result.Front is not null) row.Add(NumberText.Fixed(look.Hypervolume ?? double.NaN, 4));
                table.AddRow([.. row.Select(Markup.Escape)]);
            }
        return table;
    }

    private static string Difference(MeanDifference d) => $"{NumberText.Signed(d.Estimate, 4)} {Interval(d.Low, d.High)}";

    private static string Interval(double low, double high) => $"[{Text(low)}, {Text(high)}]";

    /// <summary>A value of the table, whose unit is unknown.</summary>
    private static string Text(double value) => NumberText.Digits(value, 6);
}
