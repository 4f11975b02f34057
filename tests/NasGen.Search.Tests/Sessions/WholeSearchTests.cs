using NasGen.Search.Execution;
using NasGen.Search.Records;
using NasGen.Search.Trials;
using NasGen.Search.Verdicts;

namespace NasGen.Search.Tests.Sessions;

/// <summary>A whole search from its order to its verdict. The accuracy is a function of the architecture.</summary>
public sealed class WholeSearchTests : IDisposable
{
    private readonly SearchBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_search_ends_with_a_winner_a_verdict_and_lines_on_both()
    {
        var record = await _bench.Search(_bench.Order(trials: 20), new FunctionWorkforce());

        var best = _bench.Trials().Where(t => Purpose.IsExploring(t.Purpose)).MaxBy(t => t.Metrics["Accuracy"])!;
        var winner = Assert.Single(_bench.Findings.Winners);
        Assert.Equal(("ToyNetBest", best.Genotype), (winner.Class, winner.Genotype));
        Assert.Equal(best.Genotype.ToString(), Assert.Single(record.Winners).Genotype);
        Assert.Equal(int.Parse(best.Genotype["Stem.Depth"]!, System.Globalization.CultureInfo.InvariantCulture), winner.Shapes["Stem"].Inputs.Count);
        Assert.Equal([2L], winner.Shapes["Head"].Output);
        Assert.Equal(3, record.Winners[0].Test!.Values.Count);
        Assert.Contains(record.Verdict.AgainstRandom, new[] { "wins", "ties", "loses", "not confirmed" });
        Assert.Equal(("1.0.0", "0.107.0", "a processor"), (record.Versions.NasGen, record.Versions.TorchSharp, record.Machine.Processor));
        Assert.Contains(_bench.Lines, l => l.StartsWith("ToyNetBest: test accuracy ", StringComparison.Ordinal));
        Assert.Equal("  report: none", _bench.Lines[^1]);
    }

    [Fact]
    public async Task The_journal_keeps_test_and_validation_apart()
    {
        await _bench.Search(_bench.Order(trials: 4), new FunctionWorkforce());

        var trials = _bench.Trials();
        Assert.All(trials.Where(t => t.Purpose == Purpose.Retrain), t => Assert.Equal(t.Metrics["Accuracy"] - 0.01, t.Measured.Test!["Accuracy"], 1e-12));
        Assert.All(trials.Where(t => t.Purpose != Purpose.Retrain), t => Assert.Null(t.Measured.Test));
        Assert.All(trials, t => Assert.Equal(["Accuracy"], t.Metrics.Keys));
    }

    [Fact]
    public async Task A_capacity_study_uses_the_journal_of_the_search()
    {
        var order = _bench.Order(trials: 6) with { Capacity = new CapacityOrder("1000trials", null, 1000) };
        await _bench.Search(order, new FunctionWorkforce());
        await _bench.Study(order, new FunctionWorkforce()).Run(default);

        Assert.Contains(_bench.Lines, l => l.StartsWith("  what more depth, width or data would gain, after ", StringComparison.Ordinal));
        Assert.DoesNotContain(_bench.Trials(), t => t.State == TrialState.Failed);
    }
}
