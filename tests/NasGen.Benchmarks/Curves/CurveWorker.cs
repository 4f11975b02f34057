using System.Globalization;
using NasGen.Search.Contracts;

namespace NasGen.Benchmarks.Curves;

/// <summary>
/// Trains on request, as a search does: each epoch is a training that continues from the one before. For each line of standard input (a seed and a
/// genotype) it prints a <see cref="CurveTraining"/>.
/// </summary>
internal static class CurveWorker
{
    public static int Run(string[] arguments)
    {
        var space = CurveSpace.Named(arguments[0]);
        using var evaluator = space.Evaluator();
        var paused = Path.Combine(Path.GetTempPath(), $"nasgen-curves-{Environment.ProcessId}");
        while (Console.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            var (seed, genotype) = (int.Parse(cells[0], CultureInfo.InvariantCulture), evaluator.Space.Parse(cells[1]));
            var costs = evaluator.DryRun(genotype);
            (EvaluationResult Result, double Seconds)[] epochs = [.. Enumerable.Range(1, space.Epochs).Select(Epoch)];
            double[] Accuracies(Func<MeasuredMetrics, IReadOnlyDictionary<string, double>> part) => [.. epochs.Select(e => part(e.Result.Metrics)["Accuracy"])];
            Console.WriteLine(new CurveTraining(
                cells[1], seed, costs.Parameters, costs.Macs, Accuracies(m => m.Validation), Accuracies(m => m.Test!),
                [.. epochs.Select(e => e.Seconds)]));

            // The time of the processor is the same whatever else runs on the machine.
            (EvaluationResult Result, double Seconds) Epoch(int epoch)
            {
                var before = Environment.CpuUsage.TotalTime;
                var request = new EvaluationRequest((ulong)seed, (double)epoch / space.Epochs, OpenTest: true)
                {
                    Length = space.Length,
                    Start = epoch == 1 ? null : new StartingPoint((epoch - 1.0) / space.Epochs, paused),
                    PausePath = paused,
                };
                var result = evaluator.Evaluate(genotype, request, _ => { }, CancellationToken.None);
                return (result, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
            }
        }
        File.Delete(paused);
        return 0;
    }
}
