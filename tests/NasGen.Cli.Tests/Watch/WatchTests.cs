using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Playwright;
using NasGen.Cli.Tests.Commands;
using NasGen.Cli.Tests.Page;
using NasGen.Cli.Tests.Sessions;
using NasGen.Cli.Tests.Workers;
using NasGen.Cli.Watch;
using NasGen.Search.Tests.Sessions;

namespace NasGen.Cli.Tests.Watch;

[Collection(nameof(Processes))]
public sealed class WatchTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    [ChromiumFact]
    public async Task The_page_follows_a_search_from_before_its_first_trial_to_its_end()
    {
        using var project = new HostProject("QuickNet");
        using var watch = project.Start("watch");
        try
        {
            var address = await AddressOf(watch);
            await using var browser = await Chromium.Start();
            var page = await browser.Open(address);
            Assert.Equal("No search yet", await page.TextContentAsync("h1"));
            // A reader that asks and never takes its answer.
            using var stuck = new TcpClient();
            await stuck.ConnectAsync(IPAddress.Loopback, new Uri(address).Port);
            await stuck.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\nHost: {new Uri(address).Authority}\r\n\r\n"));

            using var search = project.Start("search", "--budget", "30s", "--workers", "1", "--seed", "3");
            var grew = Seen(page, search);
            var (code, _, errors) = await HostProject.End(search);
            var counts = await grew;

            Assert.True(code == 0, errors);
            await Assertions.Expect(page.Locator("#live")).ToHaveTextAsync("the search has ended", new() { Timeout = 60_000 });
            var trials = project.Trials();
            Assert.Equal(trials.Select(t => t.Id), await page.EvaluateAsync<long[]>("nas.data.trials.map(t => t.id)"));
            Assert.Equal(trials.Count, int.Parse((await page.GetAttributeAsync("body", "data-trials"))!, System.Globalization.CultureInfo.InvariantCulture));
            Assert.Contains("QuickNetBest reaches", await page.TextContentAsync("#verdict"), StringComparison.Ordinal);
            Assert.Contains(counts, c => c > 0 && c < trials.Count);
            Assert.Empty(browser.Errors);
            Assert.All(
                browser.Requests,
                r => Assert.True(r.StartsWith(address, StringComparison.Ordinal) || r.StartsWith("data:", StringComparison.Ordinal), r));
        }
        finally
        {
            watch.Kill();
        }
    }

    /// <summary>The journal is read at most once per second, however many requests there are, and never without a request.</summary>
    [Fact]
    public async Task A_journal_is_read_on_request_and_at_most_once_per_second()
    {
        using var bench = new Bench();
        await bench.Search(bench.Order(trials: 4), new FunctionWorkforce());
        var watched = new WatchedSearch(() => Directory.GetFiles(bench.State, "*.journal"), bench.Folder);
        var first = watched.Answer(Data("none"));
        Assert.Equal(200, first.Status);
        Assert.Equal(204, watched.Answer(Data(first.Version!)).Status);

        File.SetLastWriteTimeUtc(bench.Model.JournalPath(bench.State), DateTime.UtcNow.AddSeconds(5));
        for (var i = 0; i < 100; i++) Assert.Equal(204, watched.Answer(Data(first.Version!)).Status);
        // On a busy machine the first reading takes long, and the pause after it takes ten times as long.
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Limit && watched.Answer(Data(first.Version!)).Status == 204;) await Task.Delay(100);
        Assert.Equal(200, watched.Answer(Data(first.Version!)).Status);
    }

    [Fact]
    public async Task A_search_makes_the_same_decisions_while_its_journal_is_read_all_the_time()
    {
        using var alone = new Bench();
        using var watched = new Bench();
        await alone.Search(alone.Order(trials: 20), new FunctionWorkforce());
        using var stop = new CancellationTokenSource();
        var reading = Task.Run(() =>
        {
            var page = new WatchedSearch(() => Directory.Exists(watched.State) ? Directory.GetFiles(watched.State, "*.journal") : [], watched.Folder);
            while (!stop.IsCancellationRequested) page.Answer(Data(""));
        });
        await watched.Search(watched.Order(trials: 20), new FunctionWorkforce());
        await stop.CancelAsync();
        await reading;
        string[] Decisions(Bench bench) => [.. bench.Trials().Select(t => $"{t.Id} {t.Purpose} {t.Genotype} {t.Seed}")];
        Assert.Equal(Decisions(alone), Decisions(watched));
    }

    [Fact]
    public void A_port_in_use_is_an_error()
    {
        using var taken = new LoopbackServer(0, _ => LoopbackServer.Plain(200, ""));
        Assert.Equal(NasGen.Cli.Terminal.ExitCode.Failed, NasGen.Cli.Commands.NasGenCommand.Run(["watch", "--port", $"{taken.Port}"]));
    }

    private static RequestHead Data(string version) => new("GET", "/data.json?version=" + version, new Dictionary<string, string>());

    private static async Task<string> AddressOf(Process watch)
    {
        using var limit = new CancellationTokenSource(Limit);
        var line = await watch.StandardOutput.ReadLineAsync(limit.Token);
        return line!.Split(' ').Single(word => word.StartsWith("http://127.0.0.1:", StringComparison.Ordinal));
    }

    /// <summary>The numbers of trials that the page showed while the search ran.</summary>
    private static async Task<HashSet<int>> Seen(IPage page, Process search)
    {
        HashSet<int> seen = [];
        while (!search.HasExited)
        {
            seen.Add(await page.EvaluateAsync<int>("+document.body.dataset.trials"));
            await Task.Delay(100);
        }
        return seen;
    }
}
