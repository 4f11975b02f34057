using Microsoft.Playwright;
using NasGen.Cli.Page;
using NasGen.Cli.Tests.Sessions;
using NasGen.Cli.Tests.Workers;
using NasGen.Search.Tests.Sessions;

namespace NasGen.Cli.Tests.Page;

/// <summary>The names of marks on the front, and the units of their values.</summary>
[Collection(nameof(Processes))]
public sealed class FrontLabelTests
{
    /// <summary>Latency is 0.1 ms for every architecture: all marks lie in one column, close to the left edge.</summary>
    private static readonly ToySpace Timed = new()
    {
        Objectives = [new("Accuracy", true), new("Latency", false)],
        Picks = [new("ToyNetWithAVeryLongNameThatFillsAPhone", "Parameters", 250)],
    };

    [ChromiumFact]
    public Task On_a_phone_no_two_labels_of_the_front_overlap_and_none_leaves_the_chart() => LabelsAreApart(390, 844);

    [ChromiumFact]
    public Task On_a_desk_no_two_labels_of_the_front_overlap_and_none_leaves_the_chart() => LabelsAreApart(1280, 900);

    [ChromiumFact]
    public async Task On_a_phone_marks_have_numbers_and_a_list_gives_their_names()
    {
        await using var browser = await Chromium.Start();
        using var bench = new Bench(Timed);
        var page = await Open(browser, bench, 390, 844);
        var numbers = await page.EvaluateAsync<string[]>("nas.charts['front-chart'].labels.map(l => l.text)");
        var names = await page.Locator("#front-key li:visible").AllTextContentsAsync();
        Assert.Equal(Enumerable.Range(1, names.Count).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)), numbers.Order());
        Assert.Contains(names, n => n.Contains("ToyNetBest", StringComparison.Ordinal));
        Assert.Contains(names, n => n.Contains("your default", StringComparison.Ordinal));
    }

    /// <summary>A latency of 0.0001 s was "0.1 ms" in the verdict and "100 µs" in tiles, tables and tooltips of the same page.</summary>
    [ChromiumFact]
    public async Task A_latency_has_the_same_unit_everywhere()
    {
        await using var browser = await Chromium.Start();
        using var bench = new Bench(Timed);
        var page = await Open(browser, bench, 1280, 900);
        foreach (var table in new[] { "front-table", "trials-table" })
        {
            await page.ClickAsync($"#{table} summary");
            await page.Locator($"#{table} tbody tr").First.WaitForAsync();
        }
        var text = await page.InnerTextAsync("body");
        Assert.DoesNotContain("µs", text, StringComparison.Ordinal);
        Assert.Contains("0.1 ms", await page.InnerTextAsync("#tiles"), StringComparison.Ordinal);
        Assert.Contains("0.1 ms", await page.InnerTextAsync("#front-table"), StringComparison.Ordinal);
        Assert.Contains("0.1 ms", await page.InnerTextAsync("#winner"), StringComparison.Ordinal);
        var ticks = await page.EvaluateAsync<string[]>("nas.charts['front-chart'].scales.x.ticks.map(t => t.label).filter(l => l)");
        Assert.All(ticks, tick => Assert.EndsWith(" ms", tick, StringComparison.Ordinal));
    }

    private static async Task LabelsAreApart(int width, int height)
    {
        await using var browser = await Chromium.Start();
        using var bench = new Bench(Timed);
        var page = await Open(browser, bench, width, height);
        foreach (var cost in new[] { "Latency", "Parameters" })
        {
            await page.ClickAsync($"[data-tab='front:{cost}']");
            Assert.True(await page.EvaluateAsync<bool>("""
                (() => {
                    const chart = nas.charts['front-chart'], marks = chart.data.datasets.filter(d => d.named).flatMap(d => d.data);
                    return marks.length > 1 && chart.labels.length === marks.length;
                })()
                """), "Every mark has a label.");
            Assert.Empty(await page.EvaluateAsync<string[]>("""
                (() => {
                    const chart = nas.charts['front-chart'], boxes = chart.labels.map(l => ({ text: l.text, ...l.box }));
                    const leaves = b => b.x < 0 || b.y < 0 || b.x + b.width > chart.width || b.y + b.height > chart.height;
                    const outside = boxes.filter(leaves).map(b => b.text + ' leaves the canvas');
                    const apart = (a, b) => a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
                    const over = boxes.flatMap((a, i) => boxes.slice(i + 1).filter(b => !apart(a, b)).map(b => a.text + ' overlaps ' + b.text));
                    return [...outside, ...over];
                })()
                """));
        }
        Assert.Empty(browser.Errors);
    }

    private static async Task<IPage> Open(Chromium browser, Bench bench, int width, int height)
    {
        await bench.Search(bench.Order(trials: 20), new FunctionWorkforce());
        var page = await browser.Open(new Uri(ReportFile.PathOf(bench.Model.JournalPath(bench.State), "ToyNet")).AbsoluteUri, width, height);
        await Assertions.Expect(page.Locator("body[data-drawn='all']")).ToBeAttachedAsync(new() { Timeout = 60_000 });
        return page;
    }
}
