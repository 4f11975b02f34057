using NasGen.Search.Replay;
using NasGen.Search.Strategies;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Replay;

/// <summary>Wolpert and Macready 1997, <i>No free lunch theorems for optimization</i>: on noise every search that does not repeat itself is as good as another.</summary>
public sealed class NoFreeLunchTests
{
    private const int Tables = 200;
    private static readonly ReplaySettings Settings = new(new ObjectiveSet([new("acc", Maximize: true)])) { Known = ["params"], Budget = 40 };

    public static TheoryData<string> Names { get; } = [.. StrategyRegistry.Names.Where(n => n != "random")];

    [Theory, MemberData(nameof(Names))]
    public void On_noise_no_strategy_differs_from_random_search(string name)
    {
        var differences = new double[Tables];
        Parallel.For(0, Tables, i =>
        {
            var plan = new ReplayPlan(Replay.Tables.Noise((ulong)i), Settings);
            double End(string strategy) => ReplayRun.Of(plan, strategy, (ulong)i, [Settings.Budget]).Report[0];
            differences[i] = End(name) - End("random");
        });
        var mean = differences.Average();
        var error = Math.Sqrt(differences.Sum(d => (d - mean) * (d - mean)) / (Tables - 1) / Tables);
        Assert.InRange(mean / error, -2, 2);
    }

    [Fact]
    public void Nothing_is_learnt_on_noise_and_something_on_structure()
    {
        bool Learns(RecordedTable table) =>
            !TableReplay.Run(table, Settings with { Strategies = ["evolution", "largest", "local"], Seeds = 20 }).Verdict!.Text.StartsWith("nothing learnt", StringComparison.Ordinal);
        var noise = Enumerable.Range(0, Tables).Count(i => Learns(Replay.Tables.Noise((ulong)i)));
        var structured = Enumerable.Range(0, 40).Count(i => Learns(Replay.Tables.Structured((ulong)i)));
        Assert.InRange(noise, 0, Tables / 20);
        Assert.InRange(structured, 38, 40);
    }
}
