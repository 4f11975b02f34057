using System.Diagnostics;
using System.Globalization;
using NasGen.Cli.Page;
using NasGen.Cli.Terminal;
using NasGen.Cli.Tests.Sessions;
using NasGen.Search.Contracts;
using NasGen.Search.Ledgers;
using NasGen.Search.Tests.Sessions;
using NasGen.Search.Trials;
using Spectre.Console;

namespace NasGen.Campaign;

/// <summary>One search of many trials that take no time: how its memory, its open files and its time per trial grow.</summary>
internal static class ManyTrials
{
    private const double MostGrowth = 1.2;
    private static readonly TimeSpan LongestReport = TimeSpan.FromSeconds(5);

    public static int Run(int trials)
    {
        var failed = Measure(trials, Console.Out.WriteLine, "random");
        return failed.Count == 0 ? 0 : 1;
    }

    /// <summary>Searches, and says what grows beyond its bound.</summary>
    public static List<string> Measure(int trials, Action<string> say, string strategy)
    {
        // The toy space has nine architectures per rate.
        var count = trials / 8;
        string[] rates = [.. Enumerable.Range(0, count).Select(i => (i / (double)count).ToString(CultureInfo.InvariantCulture))];
        using var bench = new Bench(new ToySpace { Rates = rates });
        List<(double Seconds, long Memory, int Files)> marks = [];
        var (clock, trained) = (Stopwatch.StartNew(), 0);
        var workforce = new FunctionWorkforce
        {
            BeforeTraining = (_, _) =>
            {
                if (++trained % 1000 == 0) marks.Add((clock.Elapsed.TotalSeconds, GC.GetTotalMemory(forceFullCollection: true), Directory.GetFiles("/proc/self/fd").Length));
                return Task.CompletedTask;
            },
        };
        bench.Search(bench.Order(trials: trials, strategy: strategy) with { Baseline = 0 }, workforce).GetAwaiter().GetResult();
        for (var i = 0; i < marks.Count; i++)
            say(FormattableString.Invariant(
                $"{(i + 1) * 1000,7} trainings: {marks[i].Seconds - (i == 0 ? 0 : marks[i - 1].Seconds),6:0.0} s for the last thousand, {marks[i].Memory / 1e6,6:0.0} MB, {marks[i].Files} open files"));

        clock.Restart();
        var path = bench.Model.JournalPath(bench.State);
        var page = ReportPage.Html(ReportBuilder.Build(ReportSource.Read(path, bench.Folder)));
        var report = clock.Elapsed;
        clock.Restart();
        AnsiConsole.Console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) });
        using (var journal = JournalFile.OpenToRead(path)) JournalTable.Write(journal, new Goal(SpaceDescriptor.Parse(journal.Header.Descriptor).Task));
        say(FormattableString.Invariant($"report: {report.TotalSeconds:0.0} s, {page.Length / 1e6:0.0} MB; show: {clock.Elapsed.TotalSeconds:0.0} s"));

        List<string> failed = [];
        double Seconds(int thousand) => marks[thousand].Seconds - marks[thousand - 1].Seconds;
        if (marks.Count > 2 && Seconds(marks.Count - 1) > MostGrowth * Seconds(1)) failed.Add($"the last thousand took {Seconds(marks.Count - 1):0.0} s, the second {Seconds(1):0.0} s");
        if (marks.Count > 2 && marks[^1].Files > marks[0].Files) failed.Add($"{marks[^1].Files} open files, {marks[0].Files} after the first thousand");
        if (report > LongestReport || clock.Elapsed > LongestReport) failed.Add("the report or the table took too long");
        failed.ForEach(say);
        return failed;
    }
}
