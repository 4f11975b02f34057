using NasGen.Cli.Platform;
using NasGen.Cli.Profiles;
using NasGen.Cli.Tests.Sessions;
using NasGen.Search.Execution;
using NasGen.Search.Records;
using NasGen.Search.Tests.Sessions;

namespace NasGen.Cli.Tests.Profiles;

/// <summary>
/// Searches for a board that makes one multiply-accumulate operation per cycle at 1 MHz. The 1,000 operations of the toy space take a
/// millisecond. The workforce measures 0.1 ms for every architecture.
/// </summary>
public sealed class DeviceSearchTests : IDisposable
{
    private static readonly DeviceEnergy Energy = new() { PerMac = 1e-6, PerByte = 0, IdleWatts = 2, Clock = 1e6, Battery = 1, DutyCycle = 0.5 };
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Predicted_latency_and_energy_are_costs_known_before_training()
    {
        _bench.Edit(new ToySpace { Objectives = [new("Accuracy", true), new("Energy", false)] });
        var record = await _bench.Search(_bench.Order(trials: 4) with { Target = For(Board(isHere: false)) }, new FunctionWorkforce());

        Assert.Equal((1e-3, 3e-3), (record.Winners[0].Costs["Latency"], record.Winners[0].Costs["Energy"]));
        Assert.Null(record.Winners[0].MeasuredLatency);
        // Inferences of 1 ms and 3 mJ for half a day, 2 W for the other half; the battery holds 3,600 J.
        const string Energy =
            "3 mJ per inference, 216,000 J per day at 50 % of the time (43,200,000 inferences), 0.0167 days on its battery";
        Assert.Contains(_bench.Lines, l => l.EndsWith(Energy, StringComparison.Ordinal));
    }

    /// <summary>By hand: 100,800 inferences of 1,000 MACs at 1 nJ are 0.1008 J, and 86,400 s at 2 mW are 172.8 J; together 172.9008 J.</summary>
    [Fact]
    public async Task The_energy_of_a_day_counts_the_inferences_that_the_profile_states()
    {
        _bench.Edit(new ToySpace { Objectives = [new("Accuracy", true), new("EnergyPerDay", false)] });
        var day = new DeviceEnergy { PerMac = 1e-9, IdleWatts = 2e-3, Clock = 1e6, InferencesPerDay = 100_800, Battery = 0.675 };
        var board = Board(isHere: false);
        var target = DeviceTarget.Of(board.Path, board.Profile with { Energy = day });
        var record = await _bench.Search(_bench.Order(trials: 4) with { Target = For(target) }, new FunctionWorkforce());

        Assert.Equal(172.901, record.Winners[0].Costs["EnergyPerDay"]);
        Assert.Contains(_bench.Lines, l => l.EndsWith(
            "per inference, 173 J per day: inferences 0.101 J, idle 173 J, 14.1 days on its battery", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_architecture_beyond_a_predicted_limit_is_never_trained()
    {
        _bench.Edit(new ToySpace { Limits = [new("Energy", 2.5e-3)] });
        var workforce = new FunctionWorkforce { Dry = g => FunctionWorkforce.DryRunOf(g) with { Macs = g["Stem.Width"] == "16" ? 1000 : 500 } };
        await _bench.Search(_bench.Order(trials: 6) with { Target = For(Board(isHere: false)) }, workforce);

        Assert.NotEmpty(workforce.Trainings);
        Assert.All(workforce.Trainings, t => Assert.NotEqual("16", t.Genotype["Stem.Width"]));
    }

    [Fact]
    public async Task A_winner_on_this_machine_is_measured_again()
    {
        _bench.Edit(new ToySpace { Limits = [new("Latency", 5e-3)] });
        var record = await _bench.Search(_bench.Order(trials: 4) with { Target = For(Board(isHere: true)) }, new FunctionWorkforce());

        Assert.Equal((1e-3, 1e-4), (record.Winners[0].Costs["Latency"], record.Winners[0].MeasuredLatency));
        Assert.Contains("  ToyNetBest: latency 1 ms predicted, 0.1 ms measured", _bench.Lines);
        Assert.DoesNotContain(_bench.Lines, l => l.Contains("exceeds", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_winner_whose_measured_latency_breaks_the_limit_is_reported()
    {
        _bench.Edit(new ToySpace { Limits = [new("Latency", 5e-5)] });
        var target = Board(isHere: true);
        var fast = DeviceTarget.Of(target.Path, target.Profile with { Energy = Energy with { Clock = 1e9 } });
        await _bench.Search(_bench.Order(trials: 4) with { Target = For(fast) }, new FunctionWorkforce());

        Assert.Contains("  ToyNetBest exceeds its limit of 0.05 ms by measurement.", _bench.Lines);
    }

    [Fact]
    public async Task Trials_of_another_profile_are_set_aside()
    {
        await _bench.Search(_bench.Order(trials: 3) with { Target = For(Board(isHere: false)) }, new FunctionWorkforce());
        await _bench.Search(_bench.Order(trials: 3), new FunctionWorkforce());

        Assert.Contains(_bench.Lines, l => l.Contains("the device's profile changed", StringComparison.Ordinal));
    }

    private PredictedDevice For(DeviceTarget target) => target.For(_bench.Model.Descriptor.Space, threads: 1);

    private static DeviceTarget Board(bool isHere) => DeviceTarget.Of("board.yaml", new DeviceProfile
    {
        Target = !isHere,
        Machine = isHere
            ? new DeviceMachine { Processor = Machine.Processor(), Cores = Environment.ProcessorCount }
            : new DeviceMachine { Processor = "Board" },
        Energy = Energy,
    });
}
