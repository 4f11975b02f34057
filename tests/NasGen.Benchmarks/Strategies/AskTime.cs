using System.Diagnostics;
using System.Globalization;
using NasGen.Search.Feasibility;
using NasGen.Search.Numerics;
using NasGen.Search.Proposals;
using NasGen.Search.Spaces;
using NasGen.Search.Strategies;
using NasGen.Search.Trials;

namespace NasGen.Benchmarks.Strategies;

/// <summary>
/// Measures the mean time of one proposal (including refits) after given numbers of trials, and the memory in use at the end, for every strategy of
/// the registry, on a space of ten decisions (categorical, ordinal, conditional) with a smooth objective and a known cost.
/// </summary>
internal static class AskTime
{
    private const int Window = 20;

    public static int Run(string[] arguments)
    {
        var most = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1000;
        IEnumerable<string> names = arguments.Length > 1 ? arguments[1..] : [.. StrategyRegistry.Names, .. StrategyRegistry.Schedulers];
        int[] looks = [.. new[] { 100, 1000, 10_000 }.Where(n => n <= most)];
        Console.WriteLine($"{"strategy",-16}{string.Concat(looks.Select(n => $"{"ms at " + n,14}"))}{"s in total",12}{"MiB",8}");
        foreach (var name in names) Console.WriteLine(Measure(name, most, looks));
        return 0;
    }

    private static string Measure(string name, int most, int[] looks)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var feasible = new FeasibleSet(Space, [], g => new CostEstimate(new Dictionary<string, double> { ["Parameters"] = Cost(g) }));
        var strategy = StrategyRegistry.Create(name, new StrategySettings(feasible, new ObjectiveSet([new("Accuracy", true)]), 1, most)
        {
            KnownCosts = ["Parameters"],
            Fidelities = [1.0 / 9, 1.0 / 3, 1],
        });
        var times = new double[most];
        for (var id = 1; id <= most; id++)
        {
            var start = Stopwatch.GetTimestamp();
            if (strategy.Ask() is not { } proposal) break;
            var asked = Stopwatch.GetElapsedTime(start);
            var trial = new Trial(id, proposal.Genotype, "search", proposal.Fidelity, 0)
            {
                State = TrialState.Completed,
                Metrics = new Dictionary<string, double> { ["Accuracy"] = Accuracy(proposal.Genotype) },
                Costs = new Dictionary<string, double> { ["Parameters"] = Cost(proposal.Genotype) },
            };
            start = Stopwatch.GetTimestamp();
            strategy.Tell(trial);
            times[id - 1] = (asked + Stopwatch.GetElapsedTime(start)).TotalMilliseconds;
        }
        var held = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1048576.0;
        GC.KeepAlive(strategy);
        var means = looks.Select(n => string.Create(CultureInfo.InvariantCulture, $"{times[(n - Window)..n].Average(),14:0.000}"));
        return string.Create(CultureInfo.InvariantCulture, $"{name,-16}{string.Concat(means)}{times.Sum() / 1000,12:0.00}{held,8:0.0}");
    }

    private static SearchSpace Space { get; } = new("Ask",
    [
        .. Enumerable.Range(0, 4).Select(d => new Decision($"op{d}", new Categorical(["conv", "pool", "skip", "mobile", "squeeze"]))),
        .. Enumerable.Range(0, 4).Select(d => new Decision(
            $"op{d}.Width", new Ordinal(["8", "16", "32", "64"]), new Condition($"op{d}", ["conv", "mobile", "squeeze"]))),
        new Decision("Rate", new FloatRange(0, 0.5)),
        new Decision("Depth", new IntegerRange(1, 8)),
    ]);

    private static double Accuracy(Genotype genotype)
    {
        var random = new RandomStream(7, "accuracy");
        var sum = 0.0;
        for (var i = 0; i < genotype.Genes.Length; i++)
            sum += genotype.IsAlive(i) ? Math.Sin(random.NextDouble() * 6 + genotype[i] * (1 + random.NextDouble())) : random.NextDouble();
        return sum;
    }

    private static double Cost(Genotype genotype) => 1000 + Enumerable.Range(0, 8).Sum(i => genotype.IsAlive(i) ? 100 * (1 + genotype[i]) : 0);
}
