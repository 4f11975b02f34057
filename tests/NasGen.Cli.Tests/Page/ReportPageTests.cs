using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using NasGen.Cli.Page;
using NasGen.Cli.Tests.Sessions;
using NasGen.Cli.Tests.Workers;
using NasGen.Cli.Workers;
using NasGen.Search.Records;
using NasGen.Search.Tests.Sessions;
using NasGen.Search.Trials;

namespace NasGen.Cli.Tests.Page;

/// <summary>The page of a real search of the toy space, in a real browser.</summary>
[Collection(nameof(Processes))]
public sealed class ReportPageTests
{
    private static readonly ToySpace Traded = new() { Objectives = [new("Accuracy", true), new("Parameters", false)] };

    [ChromiumFact]
    public async Task The_page_of_a_real_search_shows_the_journal_and_makes_no_network_request()
    {
        using var bench = new Bench(Traded);
        RunRecord record;
        await using (var workers = ToyWorkers.Start()) record = await bench.Search(bench.Order(trials: 10), workers);
        var file = Assert.Single(Directory.GetFiles(bench.State, "*.report.html"));
        var trials = bench.Trials();
        await using var browser = await Chromium.Start();

        var page = await browser.Open(new Uri(file).AbsoluteUri);

        await Drawn(page);
        Assert.Empty(browser.Errors);
        Assert.Equal("ToyNet", await page.TextContentAsync("h1"));
        Assert.Contains(record.Verdict.Text, await page.TextContentAsync("#verdict"), StringComparison.Ordinal);
        await ComparesWithTheJournal(page, trials);
        await TellsTheArchitectureOfAPointThatIsPointedAt(page, trials);
        await SwitchesTheCost(page, trials);
        await PointsAtALine(page, trials);
        await SwitchesTheTheme(page);
        await DrawsTheWinnerAndItsTraining(page, record, trials);
        Assert.Empty(browser.Errors);
        Assert.Equal([new Uri(file).AbsoluteUri], browser.Requests.Where(r => !r.StartsWith("data:", StringComparison.Ordinal)).Distinct());
    }

    [ChromiumFact]
    public async Task On_a_phone_nothing_is_wider_than_the_screen()
    {
        using var bench = new Bench(Traded);
        await bench.Search(bench.Order(trials: 20), new FunctionWorkforce());
        await bench.Study(bench.Order(trials: 20) with { Capacity = new("1000trials", null, 1000) }, new FunctionWorkforce()).Run(default);
        await using var browser = await Chromium.Start();

        var page = await browser.Open(new Uri(ReportFile.PathOf(bench.Model.JournalPath(bench.State), "ToyNet")).AbsoluteUri, width: 390, height: 844);

        await Drawn(page);
        Assert.Equal(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(browser.Errors);
    }

    [ChromiumFact]
    public async Task The_page_has_a_section_with_charts_and_tables_if_a_capacity_study_was_made()
    {
        using var bench = new Bench(Traded);
        await using var workers = ToyWorkers.Start();
        await bench.Search(bench.Order(trials: 6), workers);
        var address = new Uri(ReportFile.PathOf(bench.Model.JournalPath(bench.State), "ToyNet")).AbsoluteUri;
        await using var browser = await Chromium.Start();
        var without = await browser.Open(address);
        await Drawn(without);
        Assert.Equal(0, await without.Locator("#capacity, nav a[href='#capacity']").CountAsync());

        await bench.Study(bench.Order(trials: 6) with { Capacity = new("50trials", null, 50) }, workers).Run(default);
        var page = await browser.Open(address);
        await Drawn(page);

        Assert.Equal(1, await page.Locator("nav a[href='#capacity']").CountAsync());
        foreach (var chart in new[] { "capacity-depth-chart", "capacity-curve-chart", "capacity-gain-chart", "capacity-share-chart" })
            Assert.True(await page.EvaluateAsync<bool>($"nas.charts['{chart}'].data.datasets.some(d => d.data.length > 0)"), chart);
        var section = (await page.EvaluateAsync<JsonElement>("JSON.parse(document.getElementById('nas-data').textContent)")).GetProperty("capacity");
        await OpenTable(page, "capacity-curve-table");
        Assert.Equal(
            section.GetProperty("measures")[0].GetProperty("curves").EnumerateArray().Sum(c => c.GetProperty("points").GetArrayLength()),
            await page.Locator("#capacity-curve-table tbody tr").CountAsync());
        Assert.Equal(section.GetProperty("measures")[0].GetProperty("recommendation").GetString(), await page.TextContentAsync("#capacity-recommendation"));
        await page.ClickAsync("[data-tab='budget:Macs']");
        await OpenTable(page, "capacity-depth-table");
        var depths = section.GetProperty("budgets")[1].GetProperty("depths").GetArrayLength();
        Assert.Equal(depths, await page.Locator("#capacity-depth-table tbody tr").CountAsync());
        Assert.Empty(browser.Errors);
    }

    [ChromiumFact]
    public async Task Infinite_and_missing_code_lengths_are_drawn_and_the_table_explains_each()
    {
        using var bench = new Bench();
        await bench.Search(bench.Order(trials: 12), new FunctionWorkforce { Layers = UntanglingTests.Layers });
        await using var browser = await Chromium.Start();

        var page = await browser.Open(new Uri(ReportFile.PathOf(bench.Model.JournalPath(bench.State), "ToyNet")).AbsoluteUri, width: 390, height: 844);

        await Drawn(page);
        Assert.Empty(browser.Errors);
        var drawn = await page.EvaluateAsync<double?[]>("nas.charts['untangling-chart'].data.datasets[0].data.flatMap(p => [p.x, p.y])");
        Assert.Equal([0, 3, 0.5, null, 1, 2, 2, 1], drawn);
        Assert.Equal(["∞", "2", "1"], await page.EvaluateAsync<string[]>("""
            nas.charts['untangling-chart'].scales.y.ticks.map(t => t.label).filter(l => ['∞', '2', '1'].includes(String(l))).map(String).reverse()
            """));
        await OpenTable(page, "untangling-table");
        var cells = await page.Locator("#untangling-table tbody tr:nth-child(-n+4) td:nth-child(n+2)").AllTextContentsAsync();
        Assert.Equal(["input", "∞ (none found)", "4", "Stem 1 of 2", "undefined: collapsed", "4", "Stem 2 of 2", "≤ 2", "4", "Head", "1", "2"], cells);
    }

    /// <summary>Opens a table and waits until it is filled.</summary>
    private static async Task OpenTable(IPage page, string id)
    {
        await page.ClickAsync($"#{id} summary");
        await page.Locator($"#{id} tbody tr").First.WaitForAsync();
    }

    /// <summary>The front of the page is the front of the objectives, and each table shows the numbers of the journal.</summary>
    private static async Task ComparesWithTheJournal(IPage page, IReadOnlyList<Trial> trials)
    {
        var goal = new Goal(Traded.Descriptor.Task);
        Trial[] explored = [.. trials.Where(t => Purpose.IsExploring(t.Purpose))];
        var data = await page.EvaluateAsync<JsonElement>("JSON.parse(document.getElementById('nas-data').textContent)");
        Assert.Equal(trials.Select(t => t.Id), data.GetProperty("trials").EnumerateArray().Select(t => t.GetProperty("id").GetInt64()));
        Assert.Equal(
            goal.Objectives.Front(explored).Select(t => t.Id).Order(),
            data.GetProperty("fronts")[0].GetProperty("front").EnumerateArray().Select(t => t.GetInt64()).Order());

        await OpenTable(page, "trials-table");
        var rows = page.Locator("#trials-table tbody tr");
        Assert.Equal(trials.Count, await rows.CountAsync());
        for (var i = 0; i < trials.Count; i++)
        {
            var cells = await rows.Nth(i).Locator("td").AllTextContentsAsync();
            Assert.Equal(trials[i].Id.ToString(CultureInfo.InvariantCulture), cells[0]);
            Assert.Equal(Percent(trials[i].Metrics["Accuracy"]), cells[4]);
            Assert.Equal(trials[i].Costs["Parameters"].ToString("N0", CultureInfo.InvariantCulture), cells[5]);
            Assert.Equal(trials[i].Genotype.ToString(), cells[^1]);
        }
    }

    private static async Task TellsTheArchitectureOfAPointThatIsPointedAt(IPage page, IReadOnlyList<Trial> trials)
    {
        await page.Locator("#front-chart").ScrollIntoViewIfNeededAsync();
        var point = await page.EvaluateAsync<JsonElement>("""
            (() => {
                const chart = nas.charts['front-chart'], set = chart.data.datasets.findIndex(d => d.label === 'front');
                const at = chart.getDatasetMeta(set).data[0], box = chart.canvas.getBoundingClientRect();
                return { x: box.x + at.x, y: box.y + at.y, trial: chart.data.datasets[set].data[0].trial };
            })()
            """);
        await page.Mouse.MoveAsync((float)point.GetProperty("x").GetDouble(), (float)point.GetProperty("y").GetDouble());

        var trial = trials.Single(t => t.Id == point.GetProperty("trial").GetInt64());
        await Assertions.Expect(page.Locator("#front-detail code")).ToHaveTextAsync(SameResult(trials, trial));
        Assert.Contains(Percent(trial.Metrics["Accuracy"]), await page.TextContentAsync("#front-detail"), StringComparison.Ordinal);
        Assert.True(await page.EvaluateAsync<bool>("nas.charts['front-chart'].tooltip.opacity > 0"));
    }

    /// <summary>Matches any of the trials at a point, because the page shows one of them.</summary>
    private static System.Text.RegularExpressions.Regex SameResult(IEnumerable<Trial> trials, Trial trial)
    {
        var same = trials.Where(t => Purpose.IsExploring(t.Purpose)
            && t.Metrics["Accuracy"] == trial.Metrics["Accuracy"] && t.Costs["Parameters"] == trial.Costs["Parameters"]);
        return new(string.Join('|', same.Select(t => "^" + System.Text.RegularExpressions.Regex.Escape(t.Genotype.ToString()) + "$")));
    }

    private static async Task SwitchesTheCost(IPage page, IReadOnlyList<Trial> trials)
    {
        await page.ClickAsync("[data-tab='front:Macs']");
        Assert.Equal("true", await page.GetAttributeAsync("[data-tab='front:Macs']", "aria-pressed"));
        var shown = await page.EvaluateAsync<double[]>("""
            nas.charts['front-chart'].data.datasets.filter(d => ['front', 'other trials'].includes(d.label)).flatMap(d => d.data.map(p => p.x))
            """);
        Assert.Equal(trials.Where(t => Purpose.IsExploring(t.Purpose)).Select(t => t.Costs["Macs"]).Order(), shown.Order());
    }

    private static async Task SwitchesTheTheme(IPage page)
    {
        const string Background = "getComputedStyle(document.body).backgroundColor";
        const string Ink = "nas.charts['front-chart'].options.plugins.legend.labels.color";
        var (light, ink) = (await page.EvaluateAsync<string>(Background), await page.EvaluateAsync<string>(Ink));
        await page.ClickAsync("#theme");
        await Drawn(page);
        Assert.NotEqual(light, await page.EvaluateAsync<string>(Background));
        Assert.NotEqual(ink, await page.EvaluateAsync<string>(Ink));
        await page.ClickAsync("#theme");
        await Drawn(page);
        Assert.Equal(light, await page.EvaluateAsync<string>(Background));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Drawn(page);
        Assert.Equal(light, await page.EvaluateAsync<string>(Background));
    }

    private static async Task DrawsTheWinnerAndItsTraining(IPage page, RunRecord record, IReadOnlyList<Trial> trials)
    {
        Assert.Equal(record.Winners[0].Genotype, await page.TextContentAsync("#winner-genotype"));
        var shapes = await page.Locator("#winner-svg [data-shape]").EvaluateAllAsync<string[]>("all => all.map(e => e.dataset.shape)");
        Assert.Equal(["4", .. record.Winners[0].Shapes["Stem"].Split(", ").Skip(1), "2"], shapes);

        await OpenTable(page, "curves-table");
        Assert.Equal(trials.Count(t => t.Purpose == Purpose.Retrain), await page.Locator("#curves-table tbody tr").CountAsync());
        Assert.True(await page.EvaluateAsync<bool>("nas.charts['curves-chart'].data.datasets.every(d => d.data.length > 1)"));
        Assert.Contains("--seed 1", await page.TextContentAsync("#repeat-table"), StringComparison.Ordinal);
    }

    /// <summary>Waits until all charts are drawn.</summary>
    private static Task Drawn(IPage page) => Assertions.Expect(page.Locator("body[data-drawn='all']")).ToBeAttachedAsync(new() { Timeout = 60_000 });

    private static async Task PointsAtALine(IPage page, IReadOnlyList<Trial> trials)
    {
        await page.Locator("#parallel-chart").ScrollIntoViewIfNeededAsync();
        var point = await page.EvaluateAsync<JsonElement>("""
            (() => {
                const chart = nas.charts['parallel-chart'], at = chart.getDatasetMeta(0).data[0], box = chart.canvas.getBoundingClientRect();
                return { x: box.x + at.x - 1, y: box.y + at.y, trial: chart.data.datasets[0].data[0].trial };
            })()
            """);
        await page.Mouse.MoveAsync((float)point.GetProperty("x").GetDouble(), (float)point.GetProperty("y").GetDouble());
        await Assertions.Expect(page.Locator("#parallel-detail code")).ToBeAttachedAsync();
        // The pointer cannot distinguish lines that end within one or two pixels of each other.
        var text = await page.TextContentAsync("#parallel-detail code");
        var shown = trials.First(t => t.Genotype.ToString() == text);
        Trial[] explored = [.. trials.Where(t => Purpose.IsExploring(t.Purpose))];
        var room = explored.Max(t => t.Metrics["Accuracy"]) - explored.Min(t => t.Metrics["Accuracy"]);
        Assert.Equal(
            trials.Single(t => t.Id == point.GetProperty("trial").GetInt64()).Metrics["Accuracy"],
            explored.First(t => t.Genotype.Equals(shown.Genotype)).Metrics["Accuracy"], 0.03 * room + 1e-9);
    }

    private static string Percent(double share) => (100 * share).ToString("0.00", CultureInfo.InvariantCulture) + " %";
}
