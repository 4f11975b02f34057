using System.Diagnostics;
using System.Globalization;
using NasGen.Search.Journals;
using NasGen.Search.Tests.Spaces;

namespace NasGen.Search.Tests.Journals;

public sealed class KilledJournalTests
{
    [Fact]
    public async Task A_search_killed_twenty_times_loses_no_trial_that_was_told()
    {
        using var directory = new TemporaryDirectory();
        var path = directory.File("DigitsNet.journal");
        var random = new Random(1);
        var told = 0;
        for (var kill = 0; kill < 20; kill++)
        {
            var before = told;
            told = await WriteUntilKilled(path, TimeSpan.FromMilliseconds(random.Next(1, 120)));
            Assert.InRange(told, before + 1, int.MaxValue);
            using var journal = Journal.Open(path, ExampleSpaces.Digits, JournalWriterProgram.Header);
            var trials = journal.Trials();
            Assert.InRange(trials.Count, told, told + 1);
            JournalTests.AssertEqual([.. Enumerable.Range(1, trials.Count).Select(i => JournalWriterProgram.Trial(i))], trials);
            Assert.Equal(kill + 1, journal.Runs().Count);
        }
    }

    /// <summary>Kills a writer some time after its first trial and returns the last trial that it said was written.</summary>
    private static async Task<int> WriteUntilKilled(string path, TimeSpan delay)
    {
        using var writer = Process.Start(new ProcessStartInfo("dotnet", [typeof(KilledJournalTests).Assembly.Location, path]) { RedirectStandardOutput = true })!;
        var last = await writer.StandardOutput.ReadLineAsync();
        var killing = Task.Delay(delay).ContinueWith(_ => writer.Kill(), TaskScheduler.Default);
        while (await writer.StandardOutput.ReadLineAsync() is { } line) last = line;
        await killing;
        await writer.WaitForExitAsync();
        return int.Parse(last!, CultureInfo.InvariantCulture);
    }
}
