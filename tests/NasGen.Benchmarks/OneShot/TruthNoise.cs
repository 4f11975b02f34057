using System.Globalization;
using MathNet.Numerics.Statistics;

namespace NasGen.Benchmarks.OneShot;

/// <summary>Whether the architectures lie further apart than the seeds of one: what a recorded table needs to rank by.</summary>
internal static class TruthNoise
{
    public static void Print(IReadOnlyList<TruthTraining> trainings)
    {
        double[][] tests = [.. trainings.GroupBy(t => t.Genotype, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.OrderBy(t => t.Seed).Select(t => t.Test).ToArray())];
        if (tests.Length < 2) return;
        var seeds = tests.Min(t => t.Length);
        double[] means = [.. tests.Select(t => t.Average()).Order()];
        double[] correlations =
        [
            .. from a in Enumerable.Range(0, seeds)
               from b in Enumerable.Range(a + 1, seeds - a - 1)
               select Correlation.Spearman(tests.Select(t => t[a]), tests.Select(t => t[b])),
        ];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"""
            {tests.Length} architectures, {seeds} seeds, {trainings.Average(t => t.Seconds):F2} s a training
            test accuracy: lowest {means[0]:P2}, lower quartile {means[means.Length / 4]:P2}, median {means[means.Length / 2]:P2}, upper quartile {means[means.Length * 3 / 4]:P2}, highest {means[^1]:P2}
            standard deviation between architectures' means {means.StandardDeviation():P2}, between seeds of one {Math.Sqrt(tests.Average(t => t.Variance())):P2}
            Spearman's rank correlation between seeds: {string.Join(", ", correlations.Select(c => c.ToString("F3", CultureInfo.InvariantCulture)))}
            """));
    }
}
