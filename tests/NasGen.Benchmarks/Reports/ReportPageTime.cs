using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using NasGen.Cli.Page;
using NasGen.Cli.Tests.Page;

namespace NasGen.Benchmarks.Reports;

/// <summary>Measures the time to write the page of a thousand trials, and the time until it reacts in a browser.</summary>
internal static class ReportPageTime
{
    private const int Loads = 7;

    public static int Run(string[] arguments) =>
        Measure(arguments is [var trials] ? int.Parse(trials, CultureInfo.InvariantCulture) : 1000).GetAwaiter().GetResult();

    private static async Task<int> Measure(int trials)
    {
        if (Chromium.Executable is null)
            throw new InvalidOperationException("Chromium is not installed: run 'apt-get install chromium', or set NASGEN_CHROMIUM to its path.");
        var folder = Directory.CreateTempSubdirectory("nasgen-report-").FullName;
        try
        {
            var journal = LargeJournal.Write(folder, trials);
            List<double> writing = [], drawn = [], whole = [], answered = [];
            var page = "";
            for (var i = 0; i < Loads; i++)
            {
                var clock = Stopwatch.StartNew();
                page = ReportFile.Write(journal, folder);
                writing.Add(clock.Elapsed.TotalSeconds);
                File.AppendAllText(page, " ");
            }
            await using var browser = await Chromium.Start();
            for (var i = 0; i < Loads; i++)
            {
                var tab = await browser.Open(new Uri(page).AbsoluteUri);
                // When this event ends, the script has drawn the front and the page reacts. The other charts follow one by one.
                drawn.Add(await tab.EvaluateAsync<double>("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd / 1000"));
                whole.Add(await tab.EvaluateAsync<double>("""
                    new Promise(done => {
                        const look = () => document.body.dataset.drawn === 'all' ? done(performance.now() / 1000) : setTimeout(look, 5);
                        look();
                    })
                    """));
                answered.Add(await tab.EvaluateAsync<double>("""
                    new Promise(done => {
                        const from = performance.now();
                        document.querySelector("[data-tab='front:Macs']").click();
                        requestAnimationFrame(() => setTimeout(() => done((performance.now() - from) / 1000)));
                    })
                    """));
                await tab.CloseAsync();
            }
            Console.WriteLine($"{trials} trials: {new FileInfo(page).Length / 1024.0:N0} KiB");
            Console.WriteLine($"written in s:                        {Quartiles.Of(writing)}");
            Console.WriteLine($"opened until it answers, in s:        {Quartiles.Of(drawn)}");
            Console.WriteLine($"opened until all is drawn, in s:     {Quartiles.Of(whole)}");
            Console.WriteLine($"a click until the next frame, in s:  {Quartiles.Of(answered)}");
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
