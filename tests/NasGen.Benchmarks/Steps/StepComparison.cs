using System.Globalization;

namespace NasGen.Benchmarks.Steps;

/// <summary>
/// Compares three training loops, each in its own process, in turns (<see cref="SteppingProcess.TakeTurns"/>): those of NasGen and of PyTorch,
/// with the allocator settings of NasGen's workers, and that of TorchSharp's examples, with the default allocator.
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

        double[] milliseconds = [.. seconds.Select(s => Quartiles.Of(s).Median * 1e3)];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"step, median of {Rounds} rounds: NasGen {milliseconds[0]:F2} ms, PyTorch {milliseconds[1]:F2} ms, "
            + $"TorchSharp with its default allocator {milliseconds[2]:F2} ms"));
        Console.WriteLine($"NasGen / PyTorch: {Quartiles.OfRatios(seconds[0], seconds[1])}");
        Console.WriteLine($"TorchSharp / NasGen: {Quartiles.OfRatios(seconds[2], seconds[0])}");
        return 0;
    }
}
