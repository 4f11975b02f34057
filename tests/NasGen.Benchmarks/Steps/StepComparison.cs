using System.Globalization;

namespace NasGen.Benchmarks.Steps;

/// <summary>
/// Three loops side by side, each in a process of its own, that take turns as <see cref="SteppingProcess.TakeTurns"/> says: NasGen's and
/// PyTorch's with the allocator settings of NasGen's workers, and TorchSharp's as its examples write it, with the default allocator.
/// </summary>
internal static class StepComparison
{
    private const int Rounds = 30;
    private const int StepsARound = 10;

    public static int Run(string[] arguments)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Steps", "pytorch_step.py");
        using var nasGen = new SteppingProcess(Environment.ProcessPath!, ["step"], SteppingProcess.WorkerAllocator);
        using var pyTorch = new SteppingProcess(arguments.FirstOrDefault() ?? "/usr/bin/python3", [script], SteppingProcess.WorkerAllocator);
        using var torchSharp = new SteppingProcess(Environment.ProcessPath!, ["step", "torchsharp"]);
        var seconds = SteppingProcess.TakeTurns([nasGen, pyTorch, torchSharp], Rounds, StepsARound);

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"step, median of {Rounds} rounds: NasGen {Quartiles.Of(seconds[0]).Median * 1e3:F2} ms, PyTorch {Quartiles.Of(seconds[1]).Median * 1e3:F2} ms, TorchSharp with its default allocator {Quartiles.Of(seconds[2]).Median * 1e3:F2} ms"));
        Console.WriteLine($"NasGen / PyTorch: {Quartiles.OfRatios(seconds[0], seconds[1])}");
        Console.WriteLine($"TorchSharp / NasGen: {Quartiles.OfRatios(seconds[2], seconds[0])}");
        return 0;
    }
}
