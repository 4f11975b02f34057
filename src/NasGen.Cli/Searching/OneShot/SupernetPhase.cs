using System.Globalization;
using NasGen.Cli.Reporting;
using NasGen.Cli.Workers;
using NasGen.Evaluation;
using NasGen.Search.Objectives;
using NasGen.Search.OneShot;
using NasGen.Search.Randomness;
using NasGen.Search.Spaces;
using NasGen.Search.Strategies;
using NasGen.Search.Trials;
using NasGen.Search.Verdicts;
using NasGen.Supernets;

namespace NasGen.Cli.Searching.OneShot;

/// <summary>
/// The supernet of a search: trained beside the first trials of random search, which are then what its ranking is audited with. Where the
/// audit does not show that it ranks, or it has collapsed, the search goes on without it and says so. A score of untrained networks takes
/// the same way without the training.
/// </summary>
internal sealed class SupernetPhase(
    OneShotName name, SearchOrder order, Goal goal, DryRuns dryRuns, IWorkforce workforce, Deadline deadline, Action<string> say)
{
    /// <summary>Stand-alone trainings that an audit needs, and the most that it uses.</summary>
    private const int FewestAudited = 20;
    private const int MostAudited = 60;

    /// <summary>The share of a budget in time that training the supernet may take, and scoring architectures before any is tried.</summary>
    private const double TrainingShare = 0.25;
    private const double ScoringShare = 0.08;

    private const int EvolutionTrials = 300;
    private const int Screened = 200;
    private const int Ranked = 200;

    private Task<SupernetResult?>? _training;
    private Task<OneShotOutcome>? _ranking;

    /// <summary>Set once, when it is over.</summary>
    public OneShotOutcome? Outcome { get; private set; }

    /// <summary>Workers that it keeps busy.</summary>
    public int Busy => Pending.IsCompleted ? 0 : 1;

    /// <summary>What a person is told that it does.</summary>
    public string Activity => name.IsZeroCost ? "scoring untrained networks" : "training the supernet";

    /// <summary>What is going on.</summary>
    public Task Pending => (Task?)_ranking ?? _training ?? Task.CompletedTask;

    public void Begin(CancellationToken stop)
    {
        if (name.IsZeroCost)
        {
            _training = Task.FromResult<SupernetResult?>(null);
            return;
        }
        var seconds = deadline.Budget is { } budget ? budget.TotalSeconds * TrainingShare : (double?)null;
        var request = new SupernetRequest(name.Method, RandomStream.DeriveSeed(order.Seed, "supernet"), seconds);
        _training = Task.Run<SupernetResult?>(async () => await workforce.TrainSupernet(request, TimeSpan.FromMinutes(10), stop), CancellationToken.None);
    }

    /// <summary>Goes on as far as it can; called by the search's loop.</summary>
    /// <param name="trials">Those that ended.</param>
    /// <param name="isLast">Whether no more of random search's trials will end before it is needed.</param>
    /// <exception cref="NasException">NAS2017: the model cannot have a supernet.</exception>
    public void Advance(IReadOnlyCollection<Trial> trials, bool isLast, CancellationToken stop)
    {
        if (Outcome is not null || !Pending.IsCompleted) return;
        try
        {
            if (_ranking is not null)
            {
                Outcome = _ranking.GetAwaiter().GetResult();
                return;
            }
            var result = _training!.GetAwaiter().GetResult();
            Trial[] random = [.. trials.Where(t => t is { Purpose: Purpose.Random, State: TrialState.Completed, Fidelity: 1 }).OrderBy(t => t.Id).Take(MostAudited)];
            if (random.Length < FewestAudited && !isLast) return;
            _ranking = Task.Run(() => Rank(result, random, stop), CancellationToken.None);
        }
        catch (Exception e) when (e is NasException { Code: not "NAS2017" } or WorkerCrashedException or WorkerTimeoutException)
        {
            Outcome = new OneShotOutcome(order.Strategy, 0, null, null, null, 0, double.NaN, $"{(name.IsZeroCost ? name.Method : "the supernet")} failed: {CanonicalError.OneLine(e.Message)}", []);
        }
    }

    private async Task<OneShotOutcome> Rank(SupernetResult? result, Trial[] random, CancellationToken stop)
    {
        var policy = result is { LearnsPolicy: true } ? new PolicyRanking(order.Model.Space, result.Probabilities) : null;
        Task<double> Score(Genotype genotype) =>
            policy is not null ? Task.FromResult(policy.Score(genotype)) : result is null ? Untrained(genotype, stop) : Shared(genotype, stop);

        var clock = System.Diagnostics.Stopwatch.StartNew();
        var ranking =
            policy is not null ? dryRuns.With(feasible => policy.Rank(feasible, order.Seed, Ranked), stop)
            : result is null ? await Screen(Score, stop)
            : await Evolve(stop);
        var seconds = (result?.Seconds ?? 0) + clock.Elapsed.TotalSeconds;
        var scores = new double[random.Length];
        for (var i = 0; i < random.Length; i++) scores[i] = await Score(random[i].Genotype);
        double[] truth = [.. random.Select(Signed)];
        var audit = KendallTau.Of(scores, truth);
        var median = truth.Order().ElementAtOrDefault(truth.Length / 2);
        int[] upper = [.. Enumerable.Range(0, truth.Length).Where(i => truth[i] >= median)];
        var upperAudit = KendallTau.Of([.. upper.Select(i => scores[i])], [.. upper.Select(i => truth[i])]);
        var parameterFree = ranking.Count > 0 ? Collapse.Share(order.Model.Descriptor.Space, ranking[0]) : 0;
        var shared = ranking.Count > 0 && result is not null ? await Shared(ranking[0], stop) : double.NaN;
        var refused =
            ranking.Count == 0 ? "it ranks no architecture within the limits"
            : !(audit.Lower > 0) ? $"its scores do not rank: the interval of Kendall's τ over {random.Length} architectures that were trained reaches down to {Number(audit.Lower)}"
            : parameterFree > Collapse.LargestShare ? $"it has collapsed: {parameterFree:P0} of the operations of its first choice have no parameters"
            : null;
        return new OneShotOutcome(
            order.Strategy, seconds / Math.Max(1e-3, Reserve.MeanSeconds(random)), result, audit, upperAudit, parameterFree, goal.Metric.Maximize ? shared : -shared,
            refused, [.. ranking.Select(g => g.ToString())])
        { ZeroCost = await Untrained(random, truth, stop) };
    }

    /// <summary>Evolution over shared weights (Guo et al. 2020, algorithm 1, with the evolution that stand-alone trials use).</summary>
    private async Task<IReadOnlyList<Genotype>> Evolve(CancellationToken stop)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var evolution = dryRuns.With(f => new Evolution(new StrategySettings(f, goal.Objectives, order.Seed, EvolutionTrials, "supernet")), stop);
        List<(Genotype Genotype, double Fitness)> scored = [];
        while (scored.Count < EvolutionTrials && MayScoreOn(clock))
        {
            if (dryRuns.With(_ => evolution.Ask(), stop) is not { } proposal) break;
            var trial = new Trial(scored.Count + 1, proposal.Genotype, "supernet", 1, 0)
            {
                State = TrialState.Completed,
                Metrics = (await workforce.ScoreShared(proposal.Genotype.ToString(), stop)).Validation,
                Costs = dryRuns.Estimate(proposal.Genotype, stop).Costs,
            };
            evolution.Tell(trial);
            scored.Add((proposal.Genotype, goal.Objectives.Fitness(trial)));
        }
        return [.. scored.OrderByDescending(s => s.Fitness).Select(s => s.Genotype).Take(Ranked)];
    }

    private bool MayScoreOn(System.Diagnostics.Stopwatch clock) => !(clock.Elapsed > deadline.Budget * ScoringShare);

    /// <summary>Random feasible architectures by their score.</summary>
    private async Task<IReadOnlyList<Genotype>> Screen(Func<Genotype, Task<double>> score, CancellationToken stop)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var random = new RandomStream(order.Seed, "screen");
        Dictionary<Genotype, double> scored = [];
        for (var draw = 0; draw < 2 * Screened && scored.Count < Screened && MayScoreOn(clock); draw++)
        {
            var genotype = dryRuns.With(f => f.Sample(random), stop);
            if (!scored.ContainsKey(genotype)) scored[genotype] = await score(genotype);
        }
        return [.. scored.Where(s => !double.IsNaN(s.Value)).OrderByDescending(s => s.Value).Select(s => s.Key)];
    }

    /// <summary>The score that the strategy is named after; NaN where an architecture has none.</summary>
    private async Task<double> Untrained(Genotype genotype, CancellationToken stop)
    {
        var scores = await workforce.ScoreUntrained(genotype.ToString(), order.Seed, stop);
        return scores.FirstOrDefault(s => s.Key.Equals(name.Method.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase), new("", double.NaN)).Value;
    }

    /// <summary>Each score of untrained networks against the same trainings; nothing where the user's code does not allow them.</summary>
    private async Task<IReadOnlyDictionary<string, double>> Untrained(Trial[] random, double[] truth, CancellationToken stop)
    {
        try
        {
            var scores = new List<IReadOnlyDictionary<string, double>>();
            foreach (var trial in random) scores.Add(await workforce.ScoreUntrained(trial.Genotype.ToString(), order.Seed, stop));
            return scores.SelectMany(s => s.Keys).Distinct().ToDictionary(
                name => name, name => KendallTau.Of([.. scores.Select(s => s.GetValueOrDefault(name, double.NaN))], truth).Value, StringComparer.Ordinal);
        }
        catch (NasException)
        {
            return new Dictionary<string, double>();
        }
    }

    /// <summary>The metric with shared weights; higher is better.</summary>
    private async Task<double> Shared(Genotype genotype, CancellationToken stop) =>
        Sign * (await workforce.ScoreShared(genotype.ToString(), stop)).Validation.GetValueOrDefault(goal.Metric.Name, double.NaN);

    private double Signed(Trial trial) => Sign * trial.Metrics.GetValueOrDefault(goal.Metric.Name, double.NaN);

    private int Sign => goal.Metric.Maximize ? 1 : -1;

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>The gates as a person reads them.</summary>
    public void Report()
    {
        foreach (var line in OneShotLines.Of(Outcome!, order, goal)) say(line);
    }
}
