using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using NasGen.Search.Numerics;
using NasGen.Search.Spaces;

namespace NasGen.Benchmarks.Curves;

/// <summary>
/// Trains every architecture of a <see cref="CurveSpace"/> and writes the recorded table. Each training is saved at once, and a stopped run continues
/// from there.
/// </summary>
internal static class CurveRun
{
    /// <param name="arguments">The name of the space, and the number of processes (default 2).</param>
    public static int Run(string[] arguments)
    {
        var space = CurveSpace.Named(arguments.FirstOrDefault() ?? "");
        var processes = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 2;
        List<CurveTraining> done = File.Exists(space.JournalPath) ? [.. File.ReadLines(space.JournalPath).Select(CurveTraining.Parse)] : [];
        var known = done.Select(t => (t.Genotype, t.Seed)).ToHashSet();
        Genotype[] all = [.. space.Space.Enumerate()];
        var order = all.Select(g => g.ToString()).ToArray();
        new RandomStream(1, "curves").Shuffle(order); // The first part of a run is then a fair sample.
        var open = new ConcurrentQueue<(string Genotype, int Seed)>(
            Enumerable.Range(1, space.Seeds).SelectMany(seed => order.Select(g => (g, seed))).Where(t => !known.Contains(t)));
        Console.WriteLine($"{open.Count} trainings are open, {done.Count} done");

        using (var journal = new StreamWriter(space.JournalPath, append: true) { AutoFlush = true })
            Task.WaitAll([.. Enumerable.Range(0, processes).Select(_ => Task.Run(() => Work(space, open, journal, done)))]);

        using var file = new StreamWriter(new GZipStream(File.Create(space.TablePath), CompressionLevel.SmallestSize));
        CurveTable.Write(file, space, all, done);
        Console.WriteLine($"{space.TablePath}: {all.Length} architectures");
        return 0;
    }

    private static void Work(CurveSpace space, ConcurrentQueue<(string Genotype, int Seed)> open, StreamWriter journal, List<CurveTraining> done)
    {
        using var process = Process.Start(Worker(space))!;
        while (open.TryDequeue(out var next))
        {
            process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{next.Seed}\t{next.Genotype}"));
            var training = CurveTraining.Parse(process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("A worker process ended."));
            lock (done)
            {
                journal.WriteLine(training);
                done.Add(training);
                if (done.Count % 20 == 0) Console.WriteLine($"{done.Count} trainings");
            }
        }
        process.StandardInput.Close();
        process.WaitForExit();
    }

    private static ProcessStartInfo Worker(CurveSpace space) => new("dotnet", [typeof(CurveRun).Assembly.Location, "curves-worker", space.Name])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        Environment =
        {
            // The allocator settings of NasGen's workers: glibc keeps its heap.
            ["MALLOC_MMAP_MAX_"] = "0", ["MALLOC_TRIM_THRESHOLD_"] = "4294967296", ["MALLOC_TOP_PAD_"] = "67108864", ["OMP_NUM_THREADS"] = "1",
        },
    };
}
