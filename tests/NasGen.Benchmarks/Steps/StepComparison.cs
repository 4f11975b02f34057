using System.Globalization;

namespace NasGen.Benchmarks.Steps;

/// <summary>
/// Compares the trainings of NasGen and of PyTorch, each in its own process with the allocator settings of NasGen's workers, in turns
/// (<see cref="SteppingProcess.TakeTurns"/>). The small CNN at batch 128 is compared with the loop of TorchSharp's examples too, with the
/// default allocator.
/// </summary>
internal static class StepComparison
{
    private static readonly int[] Batches = [32, 128, 512];

    /// <param name="arguments">Networks, batch sizes (without any: all), and the number of turns as <c>turns=9</c>.</param>
    public static int Run(string[] arguments)
    {
        const string TurnsIs = "turns=";
        var given = arguments.LastOrDefault(a => a.StartsWith(TurnsIs, StringComparison.Ordinal))?[TurnsIs.Length..];
        var turns = int.Parse(given ?? "7", CultureInfo.InvariantCulture);
        string[] rest = [.. arguments.Where(a => !a.StartsWith(TurnsIs, StringComparison.Ordinal))];
        int[] batches = [.. rest.Where(a => char.IsAsciiDigit(a[0])).Select(a => int.Parse(a, CultureInfo.InvariantCulture))];
        string[] names = [.. rest.Where(a => !char.IsAsciiDigit(a[0]))];
        if (names.Except(StepNetworks.Names, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            throw new InvalidOperationException($"No network '{unknown}'; there are {string.Join(", ", StepNetworks.Names)}.");

        Console.WriteLine($"Samples per second, {turns} turns; ratios are of times, with quartiles.");
        Console.WriteLine($"{"network",-12}{"batch",6}{"NasGen",10}{"PyTorch",10}  NasGen / PyTorch");
        foreach (var name in names.Length > 0 ? names : StepNetworks.Names)
            foreach (var batch in batches.Length > 0 ? batches : Batches) Compare(name, batch, turns);
        return 0;
    }

    private static void Compare(string name, int batch, int turns)
    {
        string[] arguments = [name, batch.ToString(CultureInfo.InvariantCulture)];
        var script = Path.Combine(AppContext.BaseDirectory, "Steps", "pytorch_step.py");
        using var nasGen = new SteppingProcess(Environment.ProcessPath!, ["step", .. arguments], SteppingProcess.WorkerAllocator);
        using var pyTorch = new SteppingProcess("/usr/bin/python3", [script, .. arguments], SteppingProcess.WorkerAllocator);
        using var torchSharp = (name, batch) is ("cnn", 128) ? new SteppingProcess(Environment.ProcessPath!, ["step", .. arguments, "torchsharp"]) : null;
        var seconds = SteppingProcess.TakeTurns([nasGen, pyTorch, .. torchSharp is null ? [] : new[] { torchSharp }], turns, name == "perceptron" ? 11 : 1);

        double[] rates = [.. seconds.Select(s => StepProcess.Samples / Quartiles.Of(s).Median)];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name,-12}{batch,6}{rates[0],10:F0}{rates[1],10:F0}  {Quartiles.OfRatios(seconds[0], seconds[1])}"));
        if (torchSharp is not null) Console.WriteLine($"  NasGen / TorchSharp's own loop: {Quartiles.OfRatios(seconds[0], seconds[2])}");
    }
}
