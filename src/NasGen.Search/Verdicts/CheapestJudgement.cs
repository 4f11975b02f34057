using NasGen.Search.Trials;
using NasGen.Search.Wording;

namespace NasGen.Search.Verdicts;

/// <summary>
/// The claim of a search for the cheapest architecture that is good enough. A cost needs no interval; whether an architecture is good enough is told by the
/// mean of its trainings on the test set.
/// </summary>
internal static class CheapestJudgement
{
    /// <summary>Compares the best of the strategy with that of random search.</summary>
    /// <param name="looks">The number of times that the test set has been used, including this one.</param>
    /// <param name="trials">The numbers of trials that are compared, in words.</param>
    public static Judgement Of(Finalist search, Finalist random, Goal goal, string strategy, int looks, string trials)
    {
        var (isEnough, isEnoughAtRandom) = (IsGoodEnough(search, goal), IsGoodEnough(random, goal));
        var (cost, costAtRandom) = (goal.Objectives.Fitness(Enough(search, goal)), goal.Objectives.Fitness(Enough(random, goal)));
        var outcome = (isEnough, isEnoughAtRandom) switch
        {
            (false, false) => Outcome.NotConfirmed,
            (true, false) => Outcome.Wins,
            (false, true) => Outcome.Loses,
            _ => cost > costAtRandom ? Outcome.Wins : cost < costAtRandom ? Outcome.Loses : Outcome.Ties,
        };
        var name = goal.Objectives.Primary.Name;
        string Side(Finalist finalist, bool enough) =>
            $"{NumberText.Cost(name, goal.Objectives.Value(finalist.Trial))} {(enough ? "and good enough" : "but not good enough")}";
        var found = $"{Words.Measure(name)}: {Side(search, isEnough)} on the test set, against {Side(random, isEnoughAtRandom)}, {trials}";
        return looks > 1
            ? new Judgement(
                "no claim", null, looks, $"no claim of {strategy} against random search, because the test set has been used {looks} times ({found}).")
            : new Judgement(Judgement.Word(outcome), null, looks, $"{strategy} {Judgement.Phrase(outcome)} random search at equal cost ({found}).");
    }

    private static bool IsGoodEnough(Finalist finalist, Goal goal) =>
        goal.Objectives.Floors.All(floor => finalist.Test(floor.Metric) is { Count: > 0 } results && floor.Shortfall(results.Average()) == 0);

    /// <summary>The trial as if it were good enough, so that only its costs count.</summary>
    private static Trial Enough(Finalist finalist, Goal goal) =>
        finalist.Trial with { Metrics = goal.Objectives.Floors.ToDictionary(floor => floor.Metric, floor => floor.Value) };
}
