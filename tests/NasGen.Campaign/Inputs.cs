using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using NasGen.Cli.Page;
using NasGen.Cli.Profiles;
using NasGen.Cli.Records;
using NasGen.Cli.Replay;
using NasGen.Cli.Settings;
using NasGen.Cli.Terminal;
using NasGen.Cli.Tests.Sessions;
using NasGen.Cli.Winners;
using NasGen.Data;
using NasGen.Errors;
using NasGen.Search.Contracts;
using NasGen.Search.Journals;
using NasGen.Search.Ledgers;
using NasGen.Search.Records;
using NasGen.Search.Tests.Sessions;
using NasGen.Search.Trials;
using NasGen.Tests.Data;
using Spectre.Console;

namespace NasGen.Campaign;

/// <summary>Files that come with pull requests, changed at random: reading them succeeds or ends with a code, soon, and writes nothing.</summary>
internal static class Inputs
{
    /// <summary>The most time of the processor, which others may have in the meantime, and the most time that something else may be waited for.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1), LongestWait = TimeSpan.FromSeconds(20);

    private const long MostBytes = 100_000_000;

    private const string Profile = """
        machine: {processor: Cortex-A72, cores: 4, system: Linux}
        target: true
        versions: {nasgen: 1.0.0, torchsharp: 0.107.0, libtorch: 2.10.0}
        date: 2026-10-01
        noise: {timer: 1.0e-7, repeat: 0.02}
        copyBandwidth: 4.0e+9
        network: {callOverhead: 1.0e-5, factor: 1.1}
        energy: {perMac: 4.6e-12, perByte: 1.6e-10, clock: 1.5e+9, idleWatts: 0.05, battery: 10, dutyCycle: 0.01}
        """;

    private const string Yaml = """
        budget: 10m
        strategy: evolution
        seed: 7
        models: [ToyNet, OtherNet]
        workers: 3
        baseline: 0.4
        keep-test-closed: true
        device: cpu
        weights: out
        capacity: true
        capacity-budget: 4m
        """;

    public static async Task<Tally> Records(int events, int seed)
    {
        var tally = new Tally("records");
        using var bench = await Searched();
        new Picker(bench.Model, bench.State, _ => null).Pick("ToyNetSmall", new Limit("Parameters", 250));
        var output = new ProjectOutput(bench.Order(trials: 4));
        var (path, whole) = (bench.Model.RecordPath, await File.ReadAllTextAsync(bench.Model.RecordPath));
        var files = Files(bench.Folder);
        Read(tally, events, seed, random => Mutations.Of(whole, random), text =>
        {
            File.WriteAllText(path, text);
            Verification.Check(bench.Model);
            var record = RecordFile.TryRead(path);
            foreach (var winner in record?.Winners ?? []) output.HasWinner(winner.Class);
            if (record is not null) ReportBuilder.Build(ReportSource.Read(bench.Model.JournalPath(bench.State), bench.Folder));
        });
        if (!files.SequenceEqual(Files(bench.Folder))) tally.Complain(Outcome.Lost, "a file was made or deleted beside the model");
        return tally;
    }

    /// <summary>Searches with records that were changed at random write no other file than without.</summary>
    public static async Task<Tally> Searches(int events, int seed)
    {
        var tally = new Tally("searches with changed records");
        for (var i = 0; i < events; i++)
        {
            var random = new Random(seed + i);
            using var bench = await Searched();
            var files = Files(bench.Folder);
            var changed = Mutations.Of(await File.ReadAllTextAsync(bench.Model.RecordPath), random);
            await File.WriteAllTextAsync(bench.Model.RecordPath, changed);
            await bench.Search(bench.Order(trials: 4), new FunctionWorkforce());
            if (files.SequenceEqual(Files(bench.Folder))) tally.Survived();
            else tally.Complain(Outcome.Lost, $"files differ after the record of seed {seed + i}");
        }
        return tally;
    }

    public static Task<Tally> Profiles(int events, int seed)
    {
        var tally = new Tally("profiles");
        var space = new ToySpace().Descriptor.Space;
        Read(tally, events, seed, random => Mutations.Of(Profile, random), text =>
        {
            var target = DeviceTarget.Of("board.yaml", DeviceFile.Parse(text, "board.yaml"));
            target.For(space, 1);
            foreach (var line in target.Lines("2.10.0")) Assert.NotNull(line);
        });
        return Task.FromResult(tally);
    }

    public static Task<Tally> Settings(int events, int seed)
    {
        var tally = new Tally("nasgen.yaml");
        using var bench = new Bench();
        var place = new WorkPlace(typeof(Inputs).Assembly.Location, bench.Folder, bench.State);
        Read(tally, events, seed, random => Mutations.Of(Yaml, random), text =>
        {
            var settings = NasGenYaml.Read("nasgen.yaml", text, bench.Folder);
            foreach (var order in Orders.Resolve([bench.Model], settings, place))
                if (order.Weights is { } weights) Assert.StartsWith(bench.Folder, weights, StringComparison.Ordinal);
        });
        return Task.FromResult(tally);
    }

    public static Task<Tally> Tables(int events, int seed)
    {
        var tally = new Tally("tables");
        var folder = Directory.CreateTempSubdirectory("nasgen-");
        var path = Path.Combine(folder.FullName, "table.csv");
        var table = "d:op,d:kernel,d:width,m:accuracy,m:cost\n" + string.Concat(Enumerable.Range(0, 120).Select(i =>
            $"{(i % 2 == 0 ? "conv" : "skip")},{(i % 2 == 0 ? $"{i % 7}" : "")},{i},0.{i:000},{i * i}\n"));
        Read(tally, events, seed, random => random.Next(4) == 0 ? Packed(Mutations.Of(table, random), random) : Encoding.UTF8.GetBytes(Mutations.Of(table, random)), bytes =>
        {
            File.WriteAllBytes(path, bytes);
            TableFile.Read(path, null);
        });
        folder.Delete(recursive: true);
        return Task.FromResult(tally);
    }

    /// <summary>CSV and IDX files of a space's data.</summary>
    public static Task<Tally> Data(int events, int seed)
    {
        var tally = new Tally("data");
        using var project = new TemporaryProject();
        var descriptor = new DataDescriptor(DataKind.Csv, "data", ["label"], Group: "who", Time: "when");
        var context = new DataContext(TemporaryProject.Space(descriptor, [1, 2, 2], TaskKind.Classification, 2), project.Directory);
        var table = "a,b,c,d,label,who,when\n" + string.Concat(Enumerable.Range(0, 200).Select(i =>
            FormattableString.Invariant($"{i},{i * 0.5},-{i}e-3,\"{i}\",{i % 2},p{i % 9},2024-02-{i % 28 + 1:00}\n")));
        byte[] images = [0, 0, 8, 3, 0, 0, 0, 100, 0, 0, 0, 2, 0, 0, 0, 2, .. Enumerable.Range(0, 400).Select(i => (byte)i)];
        Read(tally, events, seed, Changed, file =>
        {
            project.With("data", file.Bytes);
            if (file.IsTable) CsvFile.Read("data", names => CsvColumns.Of(names, descriptor, "data", context), context);
            else IdxFile.Read("data", context);
        });
        return Task.FromResult(tally);

        (byte[] Bytes, bool IsTable) Changed(Random random)
        {
            if (random.Next(2) == 0) return (Encoding.UTF8.GetBytes(Mutations.Of(table, random)), true);
            var bytes = Mutations.Of(images, random);
            // The head decides over memory.
            if (bytes.Length > 16 && random.Next(2) == 0) random.NextBytes(bytes.AsSpan(random.Next(2, 12), 4));
            return (bytes, false);
        }
    }

    public static async Task<Tally> Journals(int events, int seed)
    {
        var tally = new Tally("journals");
        using var files = TemporaryFiles.InMemory();
        using var bench = await Searched();
        var path = bench.Model.JournalPath(bench.State);
        var whole = await File.ReadAllBytesAsync(path);
        var before = AnsiConsole.Console;
        AnsiConsole.Console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) });
        Read(tally, events, seed, random => Mutations.Of(whole, random), bytes =>
        {
            File.WriteAllBytes(path, bytes);
            ReportPage.Html(ReportBuilder.Build(ReportSource.Read(path, bench.Folder)));
            using (var open = JournalFile.OpenToRead(path)) JournalTable.Write(open, new Goal(SpaceDescriptor.Parse(open.Header.Descriptor).Task));
            using var journal = Journal.Open(path, bench.Model.Space, new JournalHeader(bench.Model.Name, bench.Model.Hash, bench.Model.DescriptorText, 1));
            var trials = journal.Trials();
            var next = journal.NextTrial();
            if (trials.Any(t => t.Id >= next)) throw new InvalidDataException("the next trial has the number of an earlier one");
            journal.BeginRun("1m", "random", DateTimeOffset.UnixEpoch);
            journal.Append(new Trial(next, bench.Model.Space.Default, "search", 1, 1) { State = TrialState.Failed, Cause = "none" }, 1);
            if (journal.Trials().Count != trials.Count + 1) throw new InvalidDataException("a trial that was written is not read");
        });
        AnsiConsole.Console = before;
        return tally;
    }

    /// <summary>Reads changed inputs and takes note of exceptions without a code, of time and of memory.</summary>
    private static void Read<T>(Tally tally, int events, int seed, Func<Random, T> change, Action<T> read)
    {
        var (start, slowest, most) = (Environment.CpuUsage.TotalTime, TimeSpan.Zero, 0L);
        for (var i = 0; i < events; i++)
        {
            var input = change(new Random(seed * 1_000_003 + i));
            var (clock, before) = (Stopwatch.StartNew(), (Time: Environment.CpuUsage.TotalTime, Bytes: GC.GetAllocatedBytesForCurrentThread()));
            string? fault = null;
            try
            {
                read(input);
            }
            catch (Exception e) when (e is NasException or JournalException)
            {
                // A message with a code: a journal's is translated where it is shown.
            }
            catch (Exception e)
            {
                fault = $"event {i} of seed {seed}: {e}";
            }
            var (time, bytes) = (Environment.CpuUsage.TotalTime - before.Time, GC.GetAllocatedBytesForCurrentThread() - before.Bytes);
            // The first reads compile the code.
            if (i > 20 && time > slowest) slowest = time;
            if (bytes > most) most = bytes;
            if (fault is not null) tally.Complain(Outcome.Unhandled, fault);
            else if (i > 20 && (time > Longest || clock.Elapsed > LongestWait || bytes > MostBytes))
                tally.Complain(Outcome.Unbounded, $"event {i} of seed {seed}: {time.TotalSeconds:0.0} s of {clock.Elapsed.TotalSeconds:0.0} s, {bytes / 1_000_000} MB");
            else tally.Survived();
        }
        var mean = (Environment.CpuUsage.TotalTime - start).TotalMilliseconds / events;
        tally.Note = FormattableString.Invariant($"{mean:0} ms on average, at most {slowest.TotalMilliseconds:0} ms and {most / 1e6:0} MB each");
    }

    private static byte[] Packed(string text, Random random)
    {
        using var bytes = new MemoryStream();
        using (var packed = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            packed.Write(Encoding.UTF8.GetBytes(text));
            if (random.Next(20) == 0) packed.Write(Encoding.UTF8.GetBytes(new string(random.Next(2) == 0 ? ',' : '\n', 30_000_000)));
        }
        return random.Next(2) == 0 ? Mutations.Of(bytes.ToArray(), random) : bytes.ToArray();
    }

    private static async Task<Bench> Searched()
    {
        var bench = new Bench();
        await bench.Search(bench.Order(trials: 8), new FunctionWorkforce());
        return bench;
    }

    private static string[] Files(string folder) =>
        [.. Directory.GetFileSystemEntries(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
