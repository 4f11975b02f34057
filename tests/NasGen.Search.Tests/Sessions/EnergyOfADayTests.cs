using System.Globalization;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Records;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Sessions;

/// <summary>
/// Searches under Nyquist's theorem and the energy of a day, as in samples/Heartbeat. Of five rates one is too low for the data's 42 Hz, and one takes 31.1 J
/// a day for its samples alone. An inference takes 10 to 40 µJ by width.
/// </summary>
public sealed class EnergyOfADayTests : IDisposable
{
    private const double MostJoules = 20;

    private static readonly DevicePower Power = new(IdleWatts: 9.1e-5, DutyCycle: null, Battery: null) { InferencesPerDay = 100_800, PerSample = 1e-6 };

    private readonly SearchBench _bench = new(new ToySpace
    {
        Rates = ["90", "60", "120", "180", "360"],
        Native = 360,
        Objectives = [new("Accuracy", true), new("EnergyPerDay", false)],
        Limits = [new("EnergyPerDay", MostJoules)],
    });

    public void Dispose() => _bench.Dispose();

    [Theory, InlineData("auto"), InlineData("random"), InlineData("evolution"), InlineData("nsga2")]
    public async Task No_trial_in_the_journal_breaks_Nyquist_or_the_energy_of_a_day(string strategy)
    {
        await Search(strategy);

        var trials = _bench.Trials().Where(t => t.State != TrialState.Infeasible).ToList();
        Assert.True(trials.Count > 10);
        Assert.All(trials, t => Assert.InRange(RateOf(t.Genotype), 2 * 42, 360));
        Assert.All(trials, t => Assert.InRange(Joules(t.Genotype), 0, MostJoules));
        // Both limits leave something out that is in the space.
        var all = _bench.Model.Space.Enumerate().ToList();
        Assert.Contains(all, g => RateOf(g) < 2 * 42 && Joules(g) <= MostJoules);
        Assert.Contains(all, g => RateOf(g) >= 2 * 42 && Joules(g) > MostJoules);
    }

    [Fact]
    public async Task The_record_holds_the_parts_of_the_day()
    {
        var winner = (await Search("evolution")).Winners[0];

        var (day, rate) = (winner.EnergyOfADay!, RateOf(_bench.Model.Space.Parse(winner.Genotype)));
        Assert.Equal(86_400 * 9.1e-5, day.Idle, 3);
        Assert.Equal(86_400 * 1e-6 * rate, day.Sampling, 3);
        Assert.Equal(winner.Costs["EnergyPerDay"], day.Inferences + day.Sampling + day.Idle, 3);
        Assert.Contains(_bench.Lines, line => line.Contains("J per day: inferences ", StringComparison.Ordinal));
        Assert.Contains(_bench.Lines, line => line.Contains("idle 7.86 J", StringComparison.Ordinal));
    }

    private Task<RunRecord> Search(string strategy) => _bench.Search(
        _bench.Order(trials: 20, strategy: strategy) with
        {
            Target = new PredictedDevice(
                "digest", [CostName.Energy, CostName.EnergyPerDay],
                (genotype, _) =>
                [
                    (CostName.Energy, PerInference(genotype)),
                    (CostName.EnergyPerDay, Power.Day(PerInference(genotype), RateOf(genotype))!.Value.Total),
                ],
                _ => [], IsThisMachine: false, Power),
        },
        new FunctionWorkforce { Data = () => new DataSummary(160, 40, 40, [4], 2, "sha256:data") { Bandwidth = 42 } });

    private static double PerInference(Genotype genotype) => 1e-7 * FunctionWorkforce.DryRunOf(genotype).Parameters;

    private static double RateOf(Genotype genotype) => double.Parse(genotype["Rate"]!, CultureInfo.InvariantCulture);

    /// <summary>The joules of a day by hand: the network, its samples, and what is always on.</summary>
    private static double Joules(Genotype genotype) => 100_800 * PerInference(genotype) + 86_400 * (1e-6 * RateOf(genotype) + 9.1e-5);
}
