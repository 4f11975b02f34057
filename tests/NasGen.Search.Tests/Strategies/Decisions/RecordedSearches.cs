using System.Security.Cryptography;
using System.Text;
using NasGen.Search.Feasibility;
using NasGen.Search.Numerics;
using NasGen.Search.Proposals;
using NasGen.Search.Replay;
using NasGen.Search.Spaces;
using NasGen.Search.Strategies;
using NasGen.Search.Tests.Feasibility;
using NasGen.Search.Tests.Replay;
using NasGen.Search.Tests.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Strategies.Decisions;

/// <summary>Searches by formula and over recorded tables whose proposals are compared with those of earlier versions.</summary>
internal static class RecordedSearches
{
    private const int Proposals = 60;
    private static readonly double[] Fidelities = [1.0 / 9, 1.0 / 3, 1];
    private static readonly ObjectiveSet One = new([new("Accuracy", Maximize: true)]);
    private static readonly ObjectiveSet Two = new([new("Accuracy", Maximize: true), new("Parameters", Maximize: false)]);
    private static readonly ObjectiveSet Three = new([new("acc", Maximize: true), new("half", Maximize: true), new("params", Maximize: false)]);

    private static readonly SortedDictionary<string, Func<ulong, StrategySettings>> ByFormula = new(StringComparer.Ordinal)
    {
        ["cell"] = seed => Of(CellTests.Space, One, seed),
        ["chain"] = seed => FunctionOracle.Settings(seed) with { Fidelities = Fidelities },
        ["conditional-two-objectives"] = seed => Of(ExampleSpaces.Digits, Two, seed) with { KnownCosts = ["Parameters"] },
        ["continuous"] = seed => Of(ExampleSpaces.Continuous, new([new("Accuracy", Maximize: true)], penalties: [new("Parameters", 0.001)]), seed),
        ["rare"] = seed => new(new(FeasibleSetTests.Rare, [new("Parameters", 9)], FeasibleSetTests.Interacting), One, seed),
    };

    private static readonly SortedDictionary<string, ReplaySettings> OverTables = new(StringComparer.Ordinal)
    {
        ["table"] = new(new([new("acc", Maximize: true)])) { Known = ["params"], Budget = Proposals },
        ["table-three-objectives"] = new(Three) { Budget = Proposals },
        ["table-two-objectives-limit"] = new(new([new("acc", true), new("half", true)], [new("params", 16)])) { Budget = Proposals, Reference = [0, 0] },
    };

    /// <summary>Of every search and seed one line: its name and the start of the SHA-256 of its proposals.</summary>
    public static IEnumerable<string> Of(string strategy, ulong seeds = 3)
    {
        foreach (var (name, settings) in ByFormula)
            for (ulong seed = 1; seed <= seeds; seed++)
                yield return Line(strategy, name, seed, Search(StrategyRegistry.Create(strategy, settings(seed)), workers: name is "chain" or "rare" ? 3 : 1, ByValue));
        foreach (var (name, settings) in OverTables)
            for (ulong seed = 1; seed <= seeds; seed++)
            {
                var plan = new ReplayPlan(Tables.Structured(seed), settings);
                Trial FromTable(long id, Proposal proposal) => plan.Trial(id, plan.Table.RowOf(proposal.Genotype), plan.LevelOf(proposal.Fidelity));
                yield return Line(strategy, name, seed, Search(StrategyRegistry.Create(strategy, plan.ToStrategySettings(seed)), workers: 1, FromTable));
            }
    }

    /// <summary>Several proposals are out at once, their results come in another order, some fail, and some trials are another's.</summary>
    private static List<Proposal> Search(IStrategy strategy, int workers, Func<long, Proposal, Trial> evaluate)
    {
        List<Proposal> asked = [];
        List<Proposal> running = [];
        var id = 0;
        while (asked.Count < Proposals)
        {
            while (running.Count < workers && strategy.Ask() is { } proposal)
            {
                asked.Add(proposal);
                running.Add(proposal);
            }
            if (running.Count == 0) break;
            var done = running[id % running.Count];
            running.Remove(done);
            var trial = evaluate(++id, done);
            strategy.Tell(id % 11 == 0 ? trial with { State = TrialState.Failed, Metrics = new Dictionary<string, double>(), Cause = "diverged" } : trial);
            if (id % 7 == 0 && done.Genotype.Neighbours().FirstOrDefault() is { } neighbour)
                strategy.Tell(ByValue(1000 + id, new Proposal(neighbour)) with { Purpose = "random" });
        }
        return asked;
    }

    private static StrategySettings Of(SearchSpace space, ObjectiveSet objectives, ulong seed) =>
        new(new FeasibleSet(space, [], g => new(new Dictionary<string, double> { ["Parameters"] = Parameters(g) })), objectives, seed, Proposals) { Fidelities = Fidelities };

    private static Trial ByValue(long id, Proposal proposal) => new(id, proposal.Genotype, "search", proposal.Fidelity, 0)
    {
        State = TrialState.Completed,
        Metrics = new Dictionary<string, double>
        {
            ["Accuracy"] = proposal.Fidelity * new RandomStream(1, proposal.Genotype.ToString()).NextDouble() - 0.01 * Parameters(proposal.Genotype),
        },
        Costs = new Dictionary<string, double> { ["Parameters"] = Parameters(proposal.Genotype) },
    };

    private static double Parameters(Genotype genotype) =>
        genotype.Genes.ToArray().Select((gene, d) => double.IsNaN(gene) ? 0 : Math.Round(10 * genotype.Space.Decisions[d].Domain.Position(gene)) + 1).Sum();

    private static string Line(string strategy, string search, ulong seed, List<Proposal> proposals)
    {
        var text = string.Join('\n', proposals.Select(p => FormattableString.Invariant($"{p.Genotype} @ {p.Fidelity:R}")));
        return $"{strategy} {search} {seed} {proposals.Count} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16]}";
    }
}
