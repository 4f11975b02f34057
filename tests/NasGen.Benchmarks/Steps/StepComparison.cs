using System.Globalization;

namespace NasGen.Benchmarks.Steps;

/// <summary>
/// Three loops side by side, each in a process of its own, that take turns so that a busy machine is unfair to none: NasGen's and
/// PyTorch's with the allocator settings of NasGen's workers, and TorchSharp's as its examples write it, with the default allocator.
/// </summary>
internal static class StepComparison
{
    private const int Rounds = 30;
    private const int StepsARound = 10;

    private static readonly Dictionary<string, string> WorkerAllocator = new(StringComparer.Ordinal)
    {
        ["MALLOC_MMAP_MAX_"] = "0",
        ["MALLOC_TRIM_THRESHOLD_"] = "4294967296",
        ["MALLOC_TOP_PAD_"] = "67108864",
    };

    public static int Run(string[] arguments)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Steps", "pytorch_step.py");
        using var nasGen = new SteppingProcess(Environment.ProcessPath!, ["step"], WorkerAllocator);
        using var pyTorch = new SteppingProcess(arguments.FirstOrDefault() ?? "/usr/bin/python3", [script], WorkerAllocator);
        using var torchSharp = new SteppingProcess(Environment.ProcessPath!, ["step", "torchsharp"], []);
        SteppingProcess[] all = [nasGen, pyTorch, torchSharp];
        foreach (var process in all) process.Time(StepsARound * 3);
        var seconds = all.Select(_ => new double[Rounds]).ToArray();
        for (var round = 0; round < Rounds; round++)
            for (var turn = 0; turn < all.Length; turn++)
                seconds[(round + turn) % all.Length][round] = all[(round + turn) % all.Length].Time(StepsARound);

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"step, median of {Rounds} rounds: NasGen {Quartiles.Of(seconds[0]).Median * 1e3:F2} ms, PyTorch {Quartiles.Of(seconds[1]).Median * 1e3:F2} ms, TorchSharp with its default allocator {Quartiles.Of(seconds[2]).Median * 1e3:F2} ms"));
        Console.WriteLine($"NasGen / PyTorch: {Quartiles.OfRatios(seconds[0], seconds[1])}");
        Console.WriteLine($"TorchSharp / NasGen: {Quartiles.OfRatios(seconds[2], seconds[0])}");
        return 0;
    }
}
