using System.Globalization;
using NasGen.Evaluation;
using NasGen.Search.Contracts;
using NasGen.Search.Numerics;
using NasGen.Search.Replay;
using NasGen.Search.Spaces;
using NasGen.Search.Strategies;

namespace NasGen.Benchmarks.OneShot;

/// <summary>
/// Compares one-shot strategies on the recorded results with random search at equal time. A strategy trains its supernet, then trains the few
/// architectures that it ranks highest from scratch, and keeps the best by validation. Random search spends the same seconds on random
/// architectures. The regret is the best mean test accuracy of the table minus that of the kept architecture.
/// </summary>
internal static class OneShotRegret
{
    private const int Finalists = 5;

    /// <summary>The number of random searches per seed. Their regrets are averaged.</summary>
    private const int RandomSearches = 200;

    public static int Run(string[] arguments)
    {
        string[] methods = arguments.Length > 0 ? arguments[0].Split(',') : ["darts", "gdas", "spos"];
        var seeds = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 10;
        int? epochs = arguments.Length > 2 ? int.Parse(arguments[2], CultureInfo.InvariantCulture) : null;
        var table = TableReader.Read(TruthSpace.TablePath);
        Genotype[] rows = [.. table.Rows.Select(r => TruthSpace.Space.Parse(r.ToString()))];
        double[] test = table.Column("test"), validation = table.Column("valid_1"), seconds = table.Column("seconds");
        var best = test.Max();
        foreach (var method in methods)
        {
            List<double> regrets = [], randoms = [], taus = [], firsts = [], times = [];
            for (var seed = 1; seed <= seeds; seed++)
            {
                using var evaluator = TruthSpace.Evaluator();
                var scale = Scale(evaluator, rows, seconds, seed);
                var result = evaluator.TrainSupernet(new SupernetRequest(method, (ulong)seed, Epochs: epochs), _ => { }, default);
                var clock = System.Diagnostics.Stopwatch.StartNew();
                var shared = result.LearnsPolicy ? null : rows.Select(r => evaluator.ScoreShared(r).Validation["Accuracy"]).ToArray();
                var scores = shared ?? [.. rows.Select(new PolicyRanking(TruthSpace.Space, result.Probabilities).Score)];
                var spent = (result.Seconds + (shared is null ? 0 : clock.Elapsed.TotalSeconds)) * scale;
                int[] ranked = [.. Enumerable.Range(0, rows.Length).OrderByDescending(i => scores[i])];
                var kept = ranked.Take(Finalists).MaxBy(i => validation[i]);
                spent += ranked.Take(Finalists).Sum(i => seconds[i]);
                var random = Enumerable.Range(0, RandomSearches)
                    .Average(n => best - test[RandomSearch(new Random(1000 * seed + n), seconds, validation, spent)]);
                regrets.Add(best - test[kept]);
                firsts.Add(best - test[ranked[0]]);
                randoms.Add(random);
                times.Add(spent);
                taus.Add(KendallTau.Of(scores, test).Value);
                var stopped = result.StoppedAt is { } at ? $", stopped at {at}" : "";
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{method} seed {seed}: {spent:F1} s (scale {scale:F2}, {result.Losses.Length} epochs{stopped}), tau {taus[^1]:F3}, "
                    + $"first {rows[ranked[0]]} regret {100 * firsts[^1]:F2}, kept {100 * regrets[^1]:F2}, random {100 * random:F2}; "
                    + $"entropy {result.Entropies[^1]:F2}, relaxed {result.Relaxed.GetValueOrDefault("Accuracy"):F3}"));
            }
            var difference = PairedDifference.Of(regrets, randoms);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{method}: regret {100 * regrets.Average():F2}, of its first choice {100 * firsts.Average():F2}, "
                + $"random at equal time ({times.Average():F1} s) {100 * randoms.Average():F2}, "
                + $"difference {100 * difference.Estimate:F2} [{100 * difference.Low:F2}, {100 * difference.High:F2}], tau {taus.Average():F3}"));
        }
        return 0;
    }

    /// <summary>The number of recorded seconds per second of this machine now, measured by a few trainings.</summary>
    private static double Scale(Evaluator evaluator, Genotype[] rows, double[] seconds, int seed)
    {
        var random = new Random(seed);
        int[] drawn = [.. Enumerable.Range(0, 6).Select(_ => random.Next(rows.Length))];
        return drawn.Sum(i => seconds[i]) / drawn.Sum(i => evaluator.Evaluate(rows[i], new EvaluationRequest(1), _ => { }, default).Seconds);
    }

    private static int RandomSearch(Random random, double[] seconds, double[] validation, double budget)
    {
        int[] order = [.. Enumerable.Range(0, seconds.Length)];
        random.Shuffle(order);
        var kept = order[0];
        foreach (var i in order)
        {
            if ((budget -= seconds[i]) < 0) break;
            if (validation[i] > validation[kept]) kept = i;
        }
        return kept;
    }
}
