using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Ledgers;
using NasGen.Search.Rankings;
using NasGen.Search.Trials;
using NasGen.Search.Wording;

namespace NasGen.Search.Verdicts;

/// <summary>The claim of a search: the best of the strategy against the best of random search at equal cost, on the test set.</summary>
/// <param name="Claim">The claim: <c>wins</c>, <c>ties</c>, <c>loses</c>, <c>not confirmed</c> or <c>no claim</c>.</param>
/// <param name="Interval">The 95 % interval of the difference of the means, in the unit of the metric; positive values favour the strategy.</param>
/// <param name="Looks">The number of times that the test set has been used, including this one.</param>
/// <param name="Text">The claim as one sentence.</param>
internal sealed record Judgement(string Claim, (double Lower, double Upper)? Interval, int Looks, string Text)
{
    /// <summary>Judges the finalists after their trainings from scratch.</summary>
    /// <param name="trivial">The trivial predictor; <see langword="null"/> if it is not known.</param>
    /// <param name="fault">The error of the metric on the test set; <see langword="null"/> if there is none.</param>
    public static Judgement Of(
        Finalists finalists, Goal goal, SearchOrder order, Ledger ledger, int looks, TrivialBaseline? trivial, NasException? fault)
    {
        if (fault is not null) return new Judgement("not confirmed", null, looks, $"not confirmed: {fault.Message}");
        var judgement = AgainstRandom(finalists, goal, order, ledger, looks);
        var doubt = trivial?.Doubt(order.Model.Task.Winner, finalists.Best!);
        if (judgement.Claim != Word(Outcome.Wins)) return doubt is null ? judgement : judgement with { Text = $"{judgement.Text} {Words.Sentence(doubt)}." };
        doubt ??= trivial?.Doubt($"the best of {order.Strategy} at equal cost", finalists.Search!);
        return doubt is null
            ? judgement
            : judgement with { Claim = "no claim", Text = $"no claim of {order.Strategy} against random search, because {doubt}." };
    }

    private static Judgement AgainstRandom(Finalists finalists, Goal goal, SearchOrder order, Ledger ledger, int looks)
    {
        var judgement = Judge(finalists, goal, order, ledger, looks);
        return RankingLines.Remark(ledger.Ranking) is { } remark ? judgement with { Text = $"{judgement.Text} {remark}" } : judgement;
    }

    private static Judgement Judge(Finalists finalists, Goal goal, SearchOrder order, Ledger ledger, int looks)
    {
        var equal = new EqualCost(ledger.Explored, ledger.Ranking?.Trainings ?? 0);
        var trials = $"{NumberText.Count(equal.Search.Count)} and {NumberText.Count(equal.Random.Count)} trials";
        if (order.Strategy == Purpose.Random)
            return new Judgement("no claim", null, looks, "the strategy is random search itself, therefore there is no comparison.");
        if (order.Baseline == 0)
            return new Judgement("no claim", null, looks, "no claim against random search, because it had no share of the search (the setting baseline is 0).");
        if (order.KeepsTestClosed)
            return new Judgement(
                "no claim", null, looks,
                "no claim against random search, because the test set was kept closed."
                + (looks == 0 ? " The next search without this setting can be the first to use it." : ""));
        if (finalists.Search is null || finalists.Random is null)
            return new Judgement("not confirmed", null, looks, $"not confirmed against random search: the budget was too short for a comparison ({trials}).");
        var (search, random) = (finalists.Search.Test(goal.Metric.Name), finalists.Random.Test(goal.Metric.Name));
        if (search.Count < Reserve.FewestSeeds || random.Count < Reserve.FewestSeeds)
            return new Judgement(
                "not confirmed", null, looks,
                $"not confirmed against random search at equal cost: a comparison needs {Reserve.FewestSeeds} full trainings per architecture, "
                + $"but {Shortage(finalists, Math.Min(search.Count, random.Count))} ({trials}){Beyond(finalists, goal, looks)}.");
        if (finalists.Search == finalists.Random)
            return new Judgement(
                "ties", (0, 0), looks, $"{order.Strategy} ties with random search at equal cost: both found the same architecture ({trials}).");
        if (goal.IsCheapest) return CheapestJudgement.Of(finalists.Search, finalists.Random, goal, order.Strategy, looks, trials);
        var verdict = Verdict.Compare(search, random, goal.Metric.Maximize, isTestFresh: looks <= 1);
        var (low, high) = (verdict.Advantage.Low, verdict.Advantage.High);
        var name = goal.Metric.Name;
        var spread = $"{NumberText.Percent(Verdict.Confidence)} interval of the difference {NumberText.Difference(name, low)} to "
            + $"{NumberText.Difference(name, high)}, {trials}";
        return looks > 1
            ? new Judgement(
                "no claim", (low, high), looks,
                $"no claim of {order.Strategy} against random search, because the test set has been used {looks} times ({spread}).")
            : new Judgement(Word(verdict.Outcome), (low, high), looks, $"{order.Strategy} {Phrase(verdict.Outcome)} random search at equal cost ({spread}).");
    }

    /// <summary>Why there are too few trainings.</summary>
    private static string Shortage(Finalists finalists, int count) => (finalists.Search!.Failure ?? finalists.Random!.Failure) is { } failure
        ? $"only {count} succeeded, because of {Words.Cause(failure).TrimEnd('.')}"
        : $"the budget ended after {count}";

    /// <summary>How the winner compares with the best of random search, at a higher cost, where nothing else can be said.</summary>
    private static string Beyond(Finalists finalists, Goal goal, int looks)
    {
        var name = goal.Metric.Name;
        var (winner, random) = (finalists.Best!.Test(name), finalists.Random!.Test(name));
        if (finalists.Best == finalists.Random || winner.Count < Reserve.FewestSeeds || random.Count < Reserve.FewestSeeds) return "";
        var advantage = Verdict.Compare(winner, random, goal.Metric.Maximize, isTestFresh: looks <= 1).Advantage;
        return $"; with all of its trainings, its winner differs from random search's best by {NumberText.Difference(name, advantage.Estimate)} "
            + $"({NumberText.Percent(Verdict.Confidence)} interval {NumberText.Difference(name, advantage.Low)} to "
            + $"{NumberText.Difference(name, advantage.High)})";
    }

    internal static string Word(Outcome outcome) => outcome switch
    {
        Outcome.Wins => "wins",
        Outcome.Loses => "loses",
        Outcome.NotConfirmed => "not confirmed",
        _ => "ties",
    };

    internal static string Phrase(Outcome outcome) => outcome switch
    {
        Outcome.Wins => "wins against",
        Outcome.Loses => "loses against",
        Outcome.NotConfirmed => "is not confirmed against",
        _ => "ties with",
    };
}
