using System.Globalization;
using NasGen.Evaluation;
using NasGen.Search.Contracts;

namespace NasGen.Benchmarks.OneShot;

/// <summary>Trains on request. For each line of standard input (a seed and a genotype) it prints a line of results.</summary>
internal static class TruthWorker
{
    public static int Run(string[] arguments)
    {
        using var evaluator = TruthSpace.Evaluator();
        while (Console.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            var (seed, genotype) = (int.Parse(cells[0], CultureInfo.InvariantCulture), evaluator.Space.Parse(cells[1]));
            var costs = evaluator.DryRun(genotype);
            var result = evaluator.Evaluate(genotype, new EvaluationRequest((ulong)seed, OpenTest: true), _ => { }, CancellationToken.None);
            Console.WriteLine(new TruthTraining(
                cells[1], seed, result.Metrics.Validation[nameof(Metric.Accuracy)], result.Metrics.Test![nameof(Metric.Accuracy)],
                costs.Parameters, costs.Macs, result.Seconds));
        }
        return 0;
    }
}
