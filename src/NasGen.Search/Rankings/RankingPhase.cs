using System.Diagnostics;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Numerics;
using NasGen.Search.Proposals;
using NasGen.Search.Spaces;
using NasGen.Search.Strategies;
using NasGen.Search.Trials;
using NasGen.Search.Wording;

namespace NasGen.Search.Rankings;

/// <summary>
/// The ranking that a search begins with: by a supernet, or by a score of untrained networks. It runs beside the first trials of random search,
/// which then audit it. If the audit does not show that the scores rank, or the first choice has collapsed, the search reports this and continues
/// without the ranking.
/// </summary>
internal sealed class RankingPhase(
    RankingName name, SearchOrder order, Goal goal, DryRuns dryRuns, IWorkforce workforce, Deadline deadline, Action<string> say)
{
    /// <summary>The fewest stand-alone trainings that an audit waits for, and the most that it uses.</summary>
    private const int FewestAudited = 20;
    private const int MostAudited = 60;

    /// <summary>The shares of a budget in time that training the supernet and scoring architectures may take.</summary>
    private const double TrainingShare = 0.25;
    private const double ScoringShare = 0.08;

    /// <summary>The share of a budget in time for which a ranking may keep one worker busy.</summary>
    public static double ShareOf(RankingName name) => (name.IsZeroCost ? 0 : TrainingShare) + ScoringShare;

    private readonly UntrainedScores _untrained = new(workforce, order.Seed);
    private Task<SupernetResult?>? _training;
    private Task<RankingOutcome>? _ranking;

    /// <summary>The result; <see langword="null"/> until the ranking has ended.</summary>
    public RankingOutcome? Outcome { get; private set; }

    /// <summary>The number of workers that the ranking keeps busy.</summary>
    public int Busy => Pending.IsCompleted ? 0 : 1;

    /// <summary>The present work, as text for the user.</summary>
    public string Activity => name.IsZeroCost ? "scoring untrained networks" : "training the supernet";

    private Task Pending => (Task?)_ranking ?? _training ?? Task.CompletedTask;

    /// <summary>Begins to train the supernet, if there is one.</summary>
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

    /// <summary>Takes the next step that is possible without waiting. The loop of the search calls it.</summary>
    /// <param name="trials">The trials that have ended.</param>
    /// <param name="isLast">Whether the audit must begin now, even with too few trials of random search.</param>
    /// <param name="stop">The token that stops the ranking.</param>
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
            var supernet = _training!.GetAwaiter().GetResult();
            Trial[] random =
            [
                .. trials.Where(t => t is { Purpose: Purpose.Random, State: TrialState.Completed, Fidelity: 1 }).OrderBy(t => t.Id).Take(MostAudited),
            ];
            if (random.Length < FewestAudited && !isLast) return;
            _ranking = Task.Run(() => Rank(supernet, random, stop), CancellationToken.None);
        }
        catch (Exception e) when (e is NasException { Code: not "NAS2017" } or WorkerCrashedException or WorkerTimeoutException)
        {
            var failure = $"{(name.IsZeroCost ? name.Method : "the supernet")} failed: {CanonicalError.OneLine(e.Message)}";
            Outcome = new RankingOutcome(order.Strategy, 0, null, null, null, 0, double.NaN, failure, []);
        }
    }

    /// <summary>Shows the audit.</summary>
    public void Report()
    {
        foreach (var line in RankingLines.Of(Outcome!, order, goal)) say(line);
    }

    private async Task<RankingOutcome> Rank(SupernetResult? supernet, Trial[] random, CancellationToken stop)
    {
        var allowed = deadline.Budget * ScoringShare;
        var shared = new SharedWeightsRanker(workforce, dryRuns, goal, order.Seed, allowed);
        IRanker ranker = supernet switch
        {
            null => new UntrainedRanker(name.Method, _untrained, dryRuns, order.Seed, allowed),
            { LearnsPolicy: true } => new PolicyRanker(new PolicyRanking(order.Model.Space, supernet.Probabilities), dryRuns, order.Seed),
            _ => shared,
        };
        var clock = Stopwatch.StartNew();
        var ranking = await ranker.Rank(stop);
        var seconds = (supernet?.Seconds ?? 0) + clock.Elapsed.TotalSeconds;

        var scores = new double[random.Length];
        for (var i = 0; i < random.Length; i++) scores[i] = await ranker.Score(random[i].Genotype, stop);
        double[] truth = [.. random.Select(t => goal.Signed(t.Metrics))];
        var audit = KendallTau.Of(scores, truth);
        var parameterFree = ranking.Count > 0 ? Collapse.Share(order.Model.Descriptor.Space, ranking[0]) : 0;
        var first = ranking.Count > 0 && supernet is not null ? await shared.Score(ranking[0], stop) : double.NaN;
        return new RankingOutcome(
            order.Strategy, seconds / Math.Max(1e-3, SecondsOfTraining(random)), supernet, audit, UpperHalf(scores, truth), parameterFree,
            goal.Metric.Maximize ? first : -first, Refusal(ranker, ranking, audit, parameterFree), [.. ranking.Select(g => g.ToString())])
        { ZeroCost = await _untrained.Audit(random, truth, stop) };
    }

    private static double SecondsOfTraining(Trial[] trials) => trials.Length == 0 ? 0 : trials.Sum(t => t.Seconds) / Math.Max(1e-9, trials.Sum(t => t.Cost));

    private static KendallTau UpperHalf(double[] scores, double[] truth)
    {
        var median = truth.Order().ElementAtOrDefault(truth.Length / 2);
        int[] upper = [.. Enumerable.Range(0, truth.Length).Where(i => truth[i] >= median)];
        return KendallTau.Of([.. upper.Select(i => scores[i])], [.. upper.Select(i => truth[i])]);
    }

    /// <summary>The reason why the search does not follow the ranking; <see langword="null"/> if it does.</summary>
    private static string? Refusal(IRanker ranker, IReadOnlyList<Genotype> ranking, KendallTau audit, double parameterFree) =>
        ranking.Count == 0 ? ranker.NothingRanked
        : double.IsNaN(audit.Value) ? "nothing shows that its scores rank: too few architectures were trained to compare them with, or they are all equal"
        : !(audit.Lower > 0)
            ? $"its scores do not rank: the interval of Kendall's τ over {audit.Count} architectures that were trained "
                + $"reaches down to {NumberText.Fixed(audit.Lower, 2)}"
        : parameterFree > Collapse.LargestShare
            ? $"it has collapsed: {NumberText.Percent(parameterFree)} of the operations of its first choice have no parameters"
        : null;
}
