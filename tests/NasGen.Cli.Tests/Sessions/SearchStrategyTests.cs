using NasGen.Cli.Winners;
using NasGen.Search.Records;
using NasGen.Search.Strategies;
using NasGen.Search.Tests.Sessions;

namespace NasGen.Cli.Tests.Sessions;

/// <summary>Strategies and schedulers in a whole search.</summary>
public sealed class SearchStrategyTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    public static TheoryData<string> Names { get; } = [.. StrategyRegistry.Names, "asha+auto", "halving+evolution", "hyperband+tpe"];

    [Theory, MemberData(nameof(Names))]
    public async Task A_search_by_any_strategy_ends_with_a_winner_that_was_trained_in_full(string strategy)
    {
        var workforce = new FunctionWorkforce(2);
        var record = await _bench.Search(_bench.Order(trials: 12, workers: 2, strategy: strategy), workforce);

        Assert.Empty(Verification.Check(_bench.Model));
        Assert.Contains(_bench.Trials(), t => t.Fidelity == 1 && t.Genotype.ToString() == record.Winners[0].Genotype);
        Assert.Equal(strategy == "auto" || strategy.Contains('+', StringComparison.Ordinal), _bench.Trials().Any(t => t.Purpose == "search" && t.Fidelity < 1));
    }
}
