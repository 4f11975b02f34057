using NasGen.Search.Contracts;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Sessions;

/// <summary>Searches whose budget holds only a few full trainings.</summary>
public sealed class ShortBudgetTests : IDisposable
{
    private readonly SearchBench _bench = new();

    public void Dispose() => _bench.Dispose();

    /// <summary>The widest third of the architectures takes longer than the share of random search, and less than the budget.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Random_search_begins_no_training_that_is_longer_than_its_share(ulong seed)
    {
        using var stop = new CancellationTokenSource();
        var left = 12;
        var workforce = new FunctionWorkforce
        {
            Dry = g => FunctionWorkforce.DryRunOf(g) with { Macs = Seconds(g) * 1000 },
            Pace = (g, _, _) => Seconds(g),
            SecondsOf = t => t.Request.Fidelity * Seconds(t.Genotype),
            BeforeTraining = (_, _) =>
            {
                if (--left == 0) stop.Cancel();
                return Task.CompletedTask;
            },
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _bench.Search(_bench.Order(time: TimeSpan.FromSeconds(200), seed: seed, strategy: "auto"), workforce, stop.Token));

        var random = _bench.Trials().Where(t => t.Purpose == Purpose.Random).ToList();
        Assert.NotEmpty(random);
        Assert.DoesNotContain(random, t => IsWide(t.Genotype));
    }

    [Fact]
    public async Task The_best_is_trained_to_the_end_in_the_reserve_if_nothing_was_before()
    {
        var delay = 2500;
        var workforce = new FunctionWorkforce
        {
            Pace = (_, _, _) => 1.5,
            // The first training takes all the time that is not reserved, and no other one does, whatever begins on a slow machine.
            BeforeTraining = (_, _) => Task.Delay(Interlocked.Exchange(ref delay, 0)),
        };
        var record = await _bench.Search(_bench.Order(time: TimeSpan.FromSeconds(4), strategy: "auto"), workforce);

        var first = _bench.Trials()[0];
        Assert.True(first.Fidelity < 1);
        Assert.Contains(_bench.Trials(), t => t.Fidelity == 1 && t.Purpose == first.Purpose);
        Assert.True(record.Winners[0].Test!.Values.Count >= 2);
    }

    private static long Seconds(Genotype genotype) => IsWide(genotype) ? 60 : genotype["Stem.Width"] == "8" ? 6 : 3;

    private static bool IsWide(Genotype genotype) => genotype["Stem.Width"] == "16";
}
