using NasGen.Search.Feasibility;
using NasGen.Search.Numerics;
using NasGen.Search.Proposals;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Strategies;

/// <summary>
/// A search without networks: a chain of eight choices of five, whose value is a sum of parts and of interactions between neighbours, and
/// whose cost is the sum of the options taken.
/// </summary>
internal sealed class FunctionOracle
{
    public const int Decisions = 8;
    public const int Options = 5;
    private readonly double[,] _parts = new double[Decisions, Options];
    private readonly double[,,] _pairs = new double[Decisions, Options, Options];

    public FunctionOracle(int seed)
    {
        var random = new NasGen.Search.Numerics.RandomStream((ulong)seed, "oracle");
        for (var d = 0; d < Decisions; d++)
            for (var o = 0; o < Options; o++)
            {
                _parts[d, o] = random.NextDouble();
                for (var p = 0; p < Options; p++) _pairs[d, o, p] = 0.5 * random.NextDouble();
            }
    }

    public static SearchSpace Space { get; } = new("Chain",
        [.. Enumerable.Range(0, Decisions).Select(d => new Decision($"d{d}", new Categorical([.. Enumerable.Range(0, Options).Select(o => $"o{o}")])))]);

    public static ObjectiveSet Objectives { get; } = new([new("Accuracy", Maximize: true)], [new("Parameters", 20)]);

    public static CostEstimate Cost(Genotype genotype) => new(new Dictionary<string, double> { ["Parameters"] = genotype.Genes.ToArray().Sum() });

    public static StrategySettings Settings(ulong seed = 1, long trials = 100) =>
        new(new FeasibleSet(Space, Objectives.Limits, Cost), Objectives, seed, trials);

    public double Value(Genotype genotype)
    {
        var sum = 0.0;
        for (var d = 0; d < Decisions; d++)
        {
            sum += _parts[d, (int)genotype[d]];
            if (d > 0) sum += _pairs[d, (int)genotype[d - 1], (int)genotype[d]];
        }
        return sum;
    }

    public Trial Evaluate(long id, Genotype genotype) => new(id, genotype, "search", 1, 0)
    {
        State = TrialState.Completed,
        Metrics = new Dictionary<string, double> { ["Accuracy"] = Value(genotype) },
        Costs = Cost(genotype).Costs,
    };

    /// <summary>One worker: asks and tells by turns.</summary>
    public List<Trial> Run(IStrategy strategy, int trials, List<Trial>? before = null)
    {
        List<Trial> told = [.. before ?? []];
        while (told.Count < trials && strategy.Ask() is { } proposal)
        {
            told.Add(Evaluate(told.Count + 1, proposal.Genotype));
            strategy.Tell(told[^1]);
        }
        return told;
    }
}
