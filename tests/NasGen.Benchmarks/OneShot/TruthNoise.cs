using System.Globalization;
using MathNet.Numerics.Statistics;

namespace NasGen.Benchmarks.OneShot;

/// <summary>Prints whether architectures differ more than the seeds of one architecture. Otherwise a table cannot rank them.</summary>
internal static class TruthNoise
{
    public static void Print(IReadOnlyList<TruthTraining> trainings)
    {
        double[][] tests =
        [
            .. trainings.GroupBy(t => t.Genotype, StringComparer.Ordinal).Where(g => g.Count() > 1)
                .Select(g => g.OrderBy(t => t.Seed).Select(t => t.Test).ToArray()),
        ];
        if (tests.Length < 2) return;
        var seeds = tests.Min(t => t.Length);
        double[] means = [.. tests.Select(t => t.Average()).Order()];
        double[] correlations =
        [
            .. from a in Enumerable.Range(0, seeds)
               from b in Enumerable.Range(a + 1, seeds - a - 1)
               select Correlation.Spearman(tests.Select(t => t[a]), tests.Select(t => t[b])),
        ];
        double Quartile(int number) => means[means.Length * number / 4];
        var noise = Math.Sqrt(tests.Average(t => t.Variance()));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"""
            {tests.Length} architectures, {seeds} seeds, {trainings.Average(t => t.Seconds):F2} s per training
            test accuracy: lowest {means[0]:P2}, quartiles {Quartile(1):P2}, {Quartile(2):P2}, {Quartile(3):P2}, highest {means[^1]:P2}
            standard deviation between the means of architectures {means.StandardDeviation():P2}, between seeds of one {noise:P2}
            Spearman's rank correlation between seeds: {string.Join(", ", correlations.Select(c => c.ToString("F3", CultureInfo.InvariantCulture)))}
            """));
    }
}
