using NasGen.Search.Contracts;
using NasGen.Search.Records;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Sessions;

/// <summary>Limits of counted costs and of measured costs.</summary>
public sealed class SearchLimitTests : IDisposable
{
    private readonly SearchBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task No_candidate_beyond_a_limit_is_trained()
    {
        _bench.Edit(new ToySpace { Limits = [new("Parameters", 300)] });
        var workforce = new FunctionWorkforce();
        await _bench.Search(_bench.Order(trials: 6), workforce);

        Assert.All(workforce.Trainings, t => Assert.NotEqual("16", t.Genotype["Stem.Width"]));
    }

    [Fact]
    public async Task If_no_architecture_meets_a_limit_the_error_states_the_smallest_value()
    {
        _bench.Edit(new ToySpace { Limits = [new("Parameters", 50)] });
        var error = await Assert.ThrowsAsync<NasException>(() => _bench.Search(_bench.Order(trials: 3), new FunctionWorkforce()));

        Assert.Equal("NAS2020", error.Code);
        Assert.Contains("100", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("ToyNet.cs", error.File, StringComparison.Ordinal);
        Assert.Equal(3, error.Line);
    }

    [Fact]
    public async Task If_no_architecture_meets_a_measured_limit_the_error_states_the_smallest_value()
    {
        _bench.Edit(new ToySpace { Limits = [new("Latency", 5e-5)] });
        var workforce = new FunctionWorkforce();
        var error = await Assert.ThrowsAsync<NasException>(() => _bench.Search(_bench.Order(trials: 30), workforce));

        Assert.Equal("NAS2020", error.Code);
        Assert.Contains("0.1 ms", error.Message, StringComparison.Ordinal);
        Assert.Empty(workforce.Trainings);
    }

    [Fact]
    public async Task If_no_architecture_meets_the_limit_of_a_pick_the_error_names_the_pick()
    {
        _bench.Edit(new ToySpace { Limits = [new("Parameters", 1000)], Picks = [new("ToyNetTiny", "Memory", 50)] });
        var error = await Assert.ThrowsAsync<NasException>(() => _bench.Search(_bench.Order(trials: 3), new FunctionWorkforce()));

        Assert.Equal("NAS2020", error.Code);
        Assert.StartsWith("ToyNetTiny cannot be picked. No architecture meets the limit Memory ≤ 50.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pick_is_the_best_within_its_own_limit()
    {
        _bench.Edit(new ToySpace { Picks = [new("ToyNetTiny", "Parameters", 200)] });
        var record = await _bench.Search(_bench.Order(trials: 12), new FunctionWorkforce());

        var tiny = record.Winners.Single(w => w.Class == "ToyNetTiny");
        Assert.True(tiny.Costs["Parameters"] <= 200);
        Assert.Contains(_bench.Findings.Winners, w => w.Class == "ToyNetTiny");
        Assert.Equal(3, record.Search.Trials[Purpose.Pick("ToyNetTiny")]);
    }
}
