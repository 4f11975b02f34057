using System.Diagnostics;
using MathNet.Numerics;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Numerics;
using NasGen.Search.Proposals;
using NasGen.Search.Spaces;

namespace NasGen.Search.Sessions;

/// <summary>
/// Plans the trainings of a search from a short timing: how many run at the same time, and how long a full training is, so that the time holds a useful
/// number of them.
/// </summary>
internal sealed class Planner(SearchOrder order, IWorkforce workforce, DryRuns dryRuns, DataSummary data, TimeSpan? left)
{
    /// <summary>
    /// The number of full trainings that a time should hold. About half of them is the strategy's: as most architectures are stopped early, that is
    /// enough for dozens of them. The others are for random search and the verdict. Longer trainings of fewer architectures gain more.
    /// </summary>
    private const double Useful = 8;

    /// <summary>The same number for a strategy that first ranks: its ranking is audited by full trainings of random search.</summary>
    private const double UsefulForRanking = 80;

    /// <summary>
    /// The architecture whose full training has the planned duration: a third of all are faster. A search in time tries the faster ones first, and those
    /// that would not end in time are left out.
    /// </summary>
    private const double Faster = 1.0 / 3;

    /// <summary>The fewest steps of the shortest trainings. With fewer, no network can be told from another.</summary>
    private const int FewestSteps = 16;

    /// <summary>The fewest steps of a full training, however short the time is.</summary>
    private const double ShortestTraining = 3 * FewestSteps;

    /// <summary>The gain that another arrangement of workers must show, because timings vary.</summary>
    private const double Gain = 1.25;

    /// <summary>The number of random architectures whose costs are looked at.</summary>
    private const int Samples = 30;

    /// <summary>The most architectures that are timed: their durations differ by much more than a timing's error.</summary>
    private const int MostTimed = 10;

    /// <summary>The shortest length of a training whose steps are not known.</summary>
    private const double Shortest = 1e-4;

    /// <summary>The share of the time that the timing may take.</summary>
    private const double TimingShare = 0.1;

    /// <summary>The share of the time that the timing may take if no architecture could be timed yet.</summary>
    private const double MostTiming = 0.2;

    /// <summary>The longest silence of a timing, which takes a fraction of a second after the data are loaded, unless the training hangs.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(2);

    /// <summary>The shortest time in which another arrangement of workers is tried.</summary>
    private static readonly TimeSpan Roomy = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan LongestTiming = TimeSpan.FromSeconds(0.4);

    /// <summary>Makes the plan.</summary>
    /// <exception cref="NasException">An architecture cannot be trained for a reason that lies in the data or the machine.</exception>
    public async Task<TrainingPlan> Plan(CancellationToken stop)
    {
        if (left is not { } time) return new TrainingPlan(1, Ladder(1), order.Workers, order.Threads);
        var clock = Stopwatch.StartNew();
        var random = new RandomStream(order.Seed, "plan");
        Genotype[] drawn = [.. dryRuns.With(f => Enumerable.Range(0, SamplesIn(time)).Select(_ => f.Sample(random)).Distinct().ToArray(), stop)];
        var timing = TimeSpan.FromSeconds(Math.Clamp(time.TotalSeconds / 200, 0.05, LongestTiming.TotalSeconds));
        var (workers, threads, first) = await Arrangement(drawn[0], timing, order.MayArrange && time >= Roomy, stop);
        workforce.Arrange(workers, threads);
        List<TimedArchitecture> paces = [.. first];
        var further = drawn.Skip(1).Take((int)Math.Clamp(time.TotalSeconds / 20, 3, MostTimed));
        foreach (var batch in further.Chunk(workers))
            if (clock.Elapsed < (paces.Count == 0 ? MostTiming : TimingShare) * time) paces.AddRange(await Timed(batch, timing, stop));
        if (paces.Count == 0) return new TrainingPlan(1, Ladder(1), workers, threads);

        var line = Line(paces);
        double[] durations = [.. drawn.Select(g => line.Of(Macs(g, stop))).Order()];
        var seconds = durations[(int)(Faster * (durations.Length - 1))];
        var all = Math.Max(0, (time - clock.Elapsed).TotalSeconds) * workers;
        var useful = RankingName.Parse(order.Strategy) is null ? Useful : UsefulForRanking;
        var length = Rounded(Math.Clamp(all / (useful * seconds), Math.Clamp(ShortestTraining / Steps(1), Shortest, 1), 1));
        return new TrainingPlan(length, Ladder(length), workers, threads)
        {
            FullSeconds = seconds * length,
            Line = new PaceLine(line.Fixed * length, line.PerMac * length),
            Timed = paces.GroupBy(p => p.Genotype.ToString()).ToDictionary(g => g.Key, g => g.Average(p => p.Pace.FullSeconds / line.Of(p.Macs))),
            Epochs = paces[0].Pace.Epochs * length,
            Trainings = all / (seconds * length),
            ShortestEpoch = paces.Min(p => p.Pace.EpochSeconds),
        };
    }

    /// <summary>The ladder without the rungs that would train for too few steps.</summary>
    private double[] Ladder(double length)
    {
        var steps = Steps(length);
        return [.. TrainingPlan.Ladder.Where(f => f == 1 || f * steps >= FewestSteps)];
    }

    /// <summary>The number of steps of a full training of the default architecture; that of a training of the user's own is not known.</summary>
    private double Steps(double length)
    {
        if (order.Model.Task.Kind == TaskKind.Custom) return double.PositiveInfinity;
        var settings = TrainingSettings.Of(order.Model.Task, order.Model.Space.Default, data.Training);
        return length * settings.Epochs * Math.Ceiling((double)data.Training / settings.BatchSize);
    }

    /// <summary>
    /// As many workers of one thread as there are cores, or half as many of two threads, and so on, as long as that is faster for the network at hand.
    /// A number of workers that the user has set stays.
    /// </summary>
    private async Task<(int Workers, int Threads, IReadOnlyList<TimedArchitecture> Paces)> Arrangement(
        Genotype genotype, TimeSpan timing, bool mayChange, CancellationToken stop)
    {
        var (workers, threads) = (order.Workers, order.Threads);
        workforce.Arrange(workers, threads);
        var paces = await Timed([.. Enumerable.Repeat(genotype, workers)], timing, stop);
        while (mayChange && workers > 1 && paces.Count > 0)
        {
            var (fewer, more) = (workers / 2, threads * (workers / (workers / 2)));
            workforce.Arrange(fewer, more);
            var other = await Timed([.. Enumerable.Repeat(genotype, fewer)], timing, stop);
            if (other.Count == 0 || Rate(other) < Gain * Rate(paces)) break;
            // What else runs on the machine may have slowed the first timing: it is repeated before it decides.
            workforce.Arrange(workers, threads);
            var again = await Timed([.. Enumerable.Repeat(genotype, workers)], timing, stop);
            if (again.Count > 0 && Rate(other) < Gain * Rate(again)) break;
            (workers, threads, paces) = (fewer, more, other);
        }
        return (workers, threads, paces);
    }

    /// <summary>The trainings per second of all workers together.</summary>
    private static double Rate(IReadOnlyList<TimedArchitecture> paces) => paces.Sum(p => 1 / p.Pace.FullSeconds);

    /// <summary>Times architectures at the same time, as trainings will run. Those that fail are left out: a trial will say why.</summary>
    private async Task<IReadOnlyList<TimedArchitecture>> Timed(Genotype[] genotypes, TimeSpan timing, CancellationToken stop)
    {
        List<TimedArchitecture> paces = [];
        var silence = TimeSpan.FromSeconds(Math.Clamp(TimingShare * (order.Time ?? LongestSilence).TotalSeconds, 10, LongestSilence.TotalSeconds));
        (Genotype Genotype, Task<TrainingPace> Task)[] running = [.. genotypes.Select(g => (g, workforce.MeasurePace(g, timing, silence, stop)))];
        foreach (var (genotype, task) in running)
            try
            {
                if (await task is { FullSeconds: > 0 } pace) paces.Add(new TimedArchitecture(genotype, Macs(genotype, stop), pace));
            }
            catch (Exception e) when (e is NasException or WorkerCrashedException or WorkerTimeoutException)
            {
            }
        return paces;
    }

    /// <summary>The duration by MACs: a line through the timed architectures.</summary>
    private static PaceLine Line(IReadOnlyList<TimedArchitecture> paces)
    {
        double[] x = [.. paces.Select(p => p.Macs)], y = [.. paces.Select(p => p.Pace.FullSeconds)];
        var (intercept, slope) = x.Distinct().Count() > 1 ? Fit.Line(x, y) : (0, y.Average() / Math.Max(1, x[0]));
        // More MACs cannot take less time, and a network without any takes some.
        if (slope <= 0) (intercept, slope) = (y.Average(), 0);
        else if (intercept < 0) (intercept, slope) = (0, y.Sum() / Math.Max(1, x.Sum()));
        return new PaceLine(intercept, slope);
    }

    private double Macs(Genotype genotype, CancellationToken stop) => dryRuns.Estimate(genotype, stop).Cost(CostName.Macs);

    /// <summary>An architecture whose training was timed.</summary>
    private readonly record struct TimedArchitecture(Genotype Genotype, double Macs, TrainingPace Pace);

    /// <summary>Dry runs take time too: a short budget allows fewer.</summary>
    private static int SamplesIn(TimeSpan time) => (int)Math.Clamp(time.TotalSeconds / 2, 4, Samples);

    /// <summary>Two significant digits: a plan promises no more.</summary>
    private static double Rounded(double length) => length >= 1 ? 1 : double.Parse(
        length.ToString("G2", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
}
