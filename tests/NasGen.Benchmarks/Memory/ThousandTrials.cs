using System.Diagnostics;
using System.Globalization;
using NasGen.Evaluation;
using NasGen.Search.Contracts;
using NasGen.Search.Numerics;
using NasGen.Search.Spaces;

namespace NasGen.Benchmarks.Memory;

/// <summary>
/// Measures the memory of one worker over a thousand trainings of random architectures. A worker's heap grows until it fits the largest
/// architecture. Therefore the growth after the first hundred trainings counts.
/// </summary>
internal static class ThousandTrials
{
    private const int WarmUp = 100;

    public static int Run(string[] arguments)
    {
        var trials = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1000;
        var definition = new RandomImagesDefinition();
        var space = SpaceDescriptor.Parse(definition.Descriptor).Space.ToSearchSpace();
        using var evaluator = new Evaluator(definition, new EvaluatorOptions(".", SplitSeed: 1));
        var random = new RandomStream(1, "thousand-trials");
        var watch = Stopwatch.StartNew();
        var (warm, failures) = (0L, 0);
        for (var trial = 1; trial <= trials; trial++)
        {
            var genotype = space.Sample(random);
            try
            {
                evaluator.Evaluate(genotype, new EvaluationRequest((ulong)trial), _ => { }, CancellationToken.None);
            }
            catch (NasException e) // Workers catch this as well. There should be none, because oneDNN's fault is avoided.
            {
                failures++;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"training {trial}: {e.Message} {genotype}"));
            }
            if (trial % WarmUp != 0) continue;
            var resident = Resident();
            if (warm == 0) warm = resident;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{trial} trainings, {watch.Elapsed.TotalSeconds:F0} s: {resident >> 20} MiB resident, {GC.GetTotalMemory(true) >> 10} KiB managed"));
        }
        var growth = (Resident() - warm) / 1048576.0;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"growth after the first {WarmUp} trainings: {growth:F1} MiB; {failures} trainings failed"));
        return failures == 0 ? 0 : 1;
    }

    private static long Resident()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
