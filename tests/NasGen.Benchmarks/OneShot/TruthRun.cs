using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using NasGen.Search.Numerics;

namespace NasGen.Benchmarks.OneShot;

/// <summary>
/// Trains every architecture of <see cref="TruthNet"/> with three seeds and writes the recorded table. Each result is saved at once
/// (<c>obj/truth.tsv</c>), and a stopped run continues from there.
/// </summary>
internal static class TruthRun
{
    private const int Seeds = 3;

    public static int Run(string[] arguments)
    {
        var processes = Number(0, 2);
        var all = TruthSpace.All().Select(g => g.ToString()).ToArray();
        var sample = Number(1, all.Length);
        var path = Path.Combine(TruthSpace.ProjectDirectory, "obj", "truth.tsv");
        List<TruthTraining> done = File.Exists(path) ? [.. File.ReadLines(path).Select(TruthTraining.Parse)] : [];
        var known = done.Select(t => (t.Genotype, t.Seed)).ToHashSet();
        var order = all.ToArray();
        new RandomStream(1, "truth").Shuffle(order); // The first part of a run is then a fair sample.
        var open = new ConcurrentQueue<(string Genotype, int Seed)>(
            order.Take(sample).SelectMany(g => Enumerable.Range(1, Seeds).Select(seed => (g, seed))).Where(t => !known.Contains(t)));
        Console.WriteLine($"{open.Count} trainings are open, {done.Count} done");

        using (var journal = new StreamWriter(path, append: true) { AutoFlush = true })
            Task.WaitAll([.. Enumerable.Range(0, processes).Select(_ => Task.Run(() => Work(open, journal, done)))]);

        TruthNoise.Print(done);
        if (done.Count < Seeds * all.Length) return 0;
        using var file = new StreamWriter(new GZipStream(File.Create(TruthSpace.TablePath), CompressionLevel.SmallestSize));
        TruthTable.Write(file, TruthSpace.All(), done);
        Console.WriteLine($"{TruthSpace.TablePath}: {all.Length} architectures");
        return 0;

        int Number(int index, int otherwise) => arguments.Length > index ? int.Parse(arguments[index], CultureInfo.InvariantCulture) : otherwise;
    }

    private static void Work(ConcurrentQueue<(string Genotype, int Seed)> open, StreamWriter journal, List<TruthTraining> done)
    {
        using var process = Process.Start(Worker())!;
        while (open.TryDequeue(out var next))
        {
            process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{next.Seed}\t{next.Genotype}"));
            var training = TruthTraining.Parse(process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("A worker process ended."));
            lock (done)
            {
                journal.WriteLine(training);
                done.Add(training);
                if (done.Count % 50 == 0) Console.WriteLine($"{done.Count} trainings");
            }
        }
        process.StandardInput.Close();
        process.WaitForExit();
    }

    private static ProcessStartInfo Worker() => new("dotnet", [typeof(TruthRun).Assembly.Location, "one-shot-truth-worker"])
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
