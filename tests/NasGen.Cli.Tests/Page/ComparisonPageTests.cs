using System.Text.Json;
using Microsoft.Playwright;
using NasGen.Cli.Page;
using NasGen.Search.Comparison;
using NasGen.Search.Pareto;
using NasGen.Search.Sessions;
using NasGen.Search.Tests.Sessions;
using NasGen.Search.Trials;
using NasGen.Search.Wording;

namespace NasGen.Cli.Tests.Page;

/// <summary>The page of a comparison of two toy spaces, in a real browser.</summary>
public sealed class ComparisonPageTests : IDisposable
{
    private static readonly ToySpace Narrow = new() { Objectives = [new("Accuracy", true), new("Parameters", false)] };

    private readonly SearchBench _first = new(Narrow), _second = new(Other(Narrow));

    [ChromiumFact]
    public async Task The_page_shows_the_distributions_and_fronts_of_both_journals()
    {
        var findings = await Compare();
        await using var browser = await Chromium.Start();
        var page = await browser.Open(Write(findings));

        await Drawn(page);
        Assert.Empty(browser.Errors);
        Assert.Equal("ToyNet and OtherNet", await page.TextContentAsync("h1"));
        Assert.StartsWith(Words.Sentence(findings.Verdict.Typical.Text), await page.TextContentAsync("#verdict"), StringComparison.Ordinal);
        Assert.Equal(
            ["Distributions", "Fronts", "Efficiency", "Equal cost", "Bests", "Repeat"], await page.Locator("nav a").AllTextContentsAsync());
        foreach (var (bench, side) in new[] { (_first, 0), (_second, 1) })
        {
            Trial[] drawn = [.. bench.Trials().Where(t => t.Purpose == Purpose.Random)];
            var ascending = drawn.Select(t => t.Metrics["Accuracy"]).Order().ToArray();
            var steps = await Points(page, "distributions-chart", side);
            Assert.Equal( // The chart's axis is in percent.
                ascending.Select((value, i) => (Math.Round(100 * value, 9), Math.Round((i + 1.0) / drawn.Length, 9))),
                steps.Skip(1).Select(p => (Math.Round(p.X, 9), Math.Round(p.Y, 9))));
            var points = drawn.Select(t => new[] { t.Costs["Parameters"], -t.Metrics["Accuracy"] }).ToArray();
            var front = ParetoDominance.Front(points, isDistinct: true).Select(i => (points[i][0], -points[i][1])).OrderBy(p => p.Item1);
            Assert.Equal(front, await Points(page, "fronts-chart", side));
            Assert.Equal(drawn.Length, (await Points(page, "fronts-chart", 2 + side)).Count);
        }
        Assert.Equal([findings.Bests!.First.Architecture, findings.Bests.Second.Architecture], await page.Locator("#bests td:last-child").AllTextContentsAsync());
    }

    [ChromiumFact]
    public async Task Tabs_show_equal_costs_and_training_time_and_nothing_is_wider_than_a_phone()
    {
        var findings = await Compare();
        await using var browser = await Chromium.Start();
        var page = await browser.Open(Write(findings), width: 390, height: 844);
        await Drawn(page);
        await page.ClickAsync("[data-tab='distributions:normalised']");
        await page.ClickAsync("[data-tab='efficiency:seconds']");
        var seconds = await Points(page, "efficiency-chart", 0);
        Assert.Equal(Efficiency.Curve(findings.Comparison.First, findings.Comparison.Measures).Select(e => (e.Seconds, e.Best)), seconds);
        Assert.Equal(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(browser.Errors);
    }

    [ChromiumFact]
    public async Task Spaces_without_a_cost_among_their_objectives_are_drawn_against_parameters()
    {
        var accurate = Narrow with { Objectives = [new("Accuracy", true)] };
        _first.Edit(accurate);
        _second.Edit(Other(accurate));
        await using var browser = await Chromium.Start();
        var page = await browser.Open(Write(await Compare()));
        await Drawn(page);
        Assert.Equal("Parameters", await page.EvaluateAsync<string>("nas.charts['fronts-chart'].options.scales.x.title.text.split(' (')[0]"));
        Assert.Empty(browser.Errors);
    }

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
    }

    private static ToySpace Other(ToySpace space) => space with { Name = "OtherNet", Hash = space.Hash[..^1] + "2", Rates = ["0.1", "0.2", "0.4"] };

    private Task<ComparisonFindings> Compare() => new ComparisonSession(
        _first.Order(trials: 1), new FunctionWorkforce(), _second.Order(trials: 1), new FunctionWorkforce(), 12, _first).Run(default);

    private string Write(ComparisonFindings findings) => new Uri(ComparisonFile.Write(findings, _first.State, "nasgen compare ToyNet OtherNet")).AbsoluteUri;

    private static Task Drawn(IPage page) => page.WaitForFunctionAsync("document.body.dataset.drawn === 'all'");

    private static async Task<List<(double X, double Y)>> Points(IPage page, string chart, int set) =>
    [
        .. (await page.EvaluateAsync<JsonElement>($"nas.charts['{chart}'].data.datasets[{set}].data.map(p => [p.x, p.y])")).EnumerateArray()
            .Select(p => (p[0].GetDouble(), p[1].GetDouble())),
    ];
}
