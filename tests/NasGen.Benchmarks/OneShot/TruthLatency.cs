using System.Globalization;
using System.IO.Compression;
using NasGen.Evaluation;
using NasGen.Latency;

namespace NasGen.Benchmarks.OneShot;

/// <summary>Measures the latency of every recorded architecture, scaled to one speed of this machine, and adds it to the table.</summary>
internal static class TruthLatency
{
    private const string Column = "m:latency_us";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(0.2);

    public static int Run(string[] arguments)
    {
        using var evaluator = TruthSpace.Evaluator();
        TorchSharp.torch.set_num_threads(1);
        using var meter = new SteadyMeter();
        var lines = Read();
        var old = Array.IndexOf(lines[0].Split(','), Column);
        List<string> written = [Without(lines[0]) + "," + Column];
        var architectures = TruthSpace.All().ToArray();
        for (var i = 0; i < architectures.Length; i++)
        {
            var seconds = meter.AtUsualSpeed(() => evaluator.MeasureLatency(architectures[i], Longest).Median);
            written.Add(Without(lines[i + 1]) + "," + (seconds * 1e6).ToString("0.0", CultureInfo.InvariantCulture));
            if ((i + 1) % 50 == 0) Console.WriteLine($"{i + 1} architectures");
        }
        using var file = new StreamWriter(new GZipStream(File.Create(TruthSpace.TablePath), CompressionLevel.SmallestSize));
        foreach (var line in written) file.Write(line + "\n");
        return 0;

        string Without(string line) => old < 0 ? line : string.Join(',', line.Split(',').Where((_, column) => column != old));
    }

    private static string[] Read()
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(TruthSpace.TablePath), CompressionMode.Decompress));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
