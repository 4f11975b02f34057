using NasGen.Search.Numerics;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Trials;

public sealed class ObjectiveSetTests
{
    private static readonly Genotype Genotype = new SearchSpace("S", [new("A", new Categorical(["x"]))]).Default;
    private static readonly Objective Accuracy = new("Accuracy", Maximize: true);
    private static readonly Objective Latency = new("Latency", Maximize: false);

    [Theory]
    [InlineData(true, 0.9, 0.9 - 2e-6 * 30_000)]
    [InlineData(false, 0.4, -0.4 - 2e-6 * 30_000)]
    public void Fitness_is_the_signed_value_less_the_weighted_costs(bool maximize, double value, double expected)
    {
        var objectives = new ObjectiveSet([new("Quality", maximize)], penalties: [new("Parameters", 2e-6)]);
        Assert.Equal(expected, objectives.Fitness(Trial(1, [("Quality", value)], [("Parameters", 30_000)])), 12);
    }

    [Fact]
    public void A_trial_that_failed_broke_a_limit_or_lacks_a_value_has_no_fitness()
    {
        var objectives = new ObjectiveSet([Accuracy], [new("Latency", 0.01)]);
        Assert.Equal(0.9, objectives.Fitness(Trial(1, [("Accuracy", 0.9)], [("Latency", 0.01)])));
        Assert.Equal(double.NegativeInfinity, objectives.Fitness(Trial(1, [("Accuracy", 0.9)], [("Latency", 0.0101)])));
        Assert.Equal(double.NegativeInfinity, objectives.Fitness(Trial(1, [("Accuracy", double.NaN)], [])));
        Assert.Equal(double.NegativeInfinity, objectives.Fitness(Trial(1, [], [])));
        Assert.Equal(double.NegativeInfinity, objectives.Fitness(Trial(1, [("Accuracy", 0.9)], []) with { State = TrialState.Failed }));
    }

    [Fact]
    public void Of_equals_the_one_of_lower_loss_is_best()
    {
        var objectives = new ObjectiveSet([Accuracy]);
        var unsure = Trial(1, [("Accuracy", 0.9), ("CrossEntropy", 0.5)], []);
        var sure = Trial(2, [("Accuracy", 0.9), ("CrossEntropy", 0.3)], []);
        var unknown = Trial(3, [("Accuracy", 0.9)], []);
        Assert.Same(sure, objectives.Best([unsure, sure, unknown]));
        Assert.Same(unsure, objectives.Best([unknown, unsure]));
        Assert.Equal(1, new ObjectiveSet([Accuracy, Latency]).Best([sure with { Costs = Costs(2) }, unsure with { Costs = Costs(1) }])!.Id);

        static Dictionary<string, double> Costs(double latency) => new() { ["Latency"] = latency };
    }

    [Fact]
    public void The_best_is_the_fittest_then_the_better_in_the_next_objective_then_the_earlier()
    {
        var objectives = new ObjectiveSet([Accuracy, Latency]);
        var slow = Trial(1, [("Accuracy", 0.9)], [("Latency", 2)]);
        var fast = Trial(2, [("Accuracy", 0.9)], [("Latency", 1)]);
        var same = Trial(3, [("Accuracy", 0.9)], [("Latency", 1)]);
        var worse = Trial(4, [("Accuracy", 0.8)], [("Latency", 0)]);
        Assert.Same(fast, objectives.Best([worse, same, slow, fast]));
        Assert.Null(objectives.Best([]));
        Assert.Null(objectives.Best([slow with { State = TrialState.Failed }]));
    }

    [Fact]
    public void A_pick_is_the_best_within_one_more_limit()
    {
        var objectives = new ObjectiveSet([Accuracy], [new("Parameters", 100)]);
        var large = Trial(1, [("Accuracy", 0.9)], [("Parameters", 90)]);
        var small = Trial(2, [("Accuracy", 0.8)], [("Parameters", 10)]);
        Assert.Same(large, objectives.Best([large, small]));
        Assert.Same(small, objectives.Within(new("Parameters", 50)).Best([large, small]));
    }

    /// <summary>Against the definition, written down independently: nobody is at least as good everywhere and better somewhere.</summary>
    [Fact]
    public void The_front_holds_what_no_other_dominates()
    {
        var objectives = new ObjectiveSet([Accuracy, Latency], [new("Latency", 18)]);
        var random = new RandomStream(1, "test");
        Trial[] trials = [.. Enumerable.Range(1, 300).Select(id => Trial(id, [("Accuracy", random.Next(20))], [("Latency", random.Next(20))]))];
        var points = trials.Select(t => (Accuracy: t.Metrics["Accuracy"], Latency: t.Costs["Latency"])).Where(p => p.Latency <= 18).Distinct().ToList();
        var expected = points.Where(p => !points.Any(o => o != p && o.Accuracy >= p.Accuracy && o.Latency <= p.Latency)).OrderByDescending(p => p.Accuracy);
        var front = objectives.Front(trials);
        Assert.Equal(expected, front.Select(t => (t.Metrics["Accuracy"], t.Costs["Latency"])));
        Assert.All(front, t => Assert.Equal(t.Id, trials.Where(o => Same(o, t)).Min(o => o.Id)));

        static bool Same(Trial a, Trial b) => a.Metrics["Accuracy"] == b.Metrics["Accuracy"] && a.Costs["Latency"] == b.Costs["Latency"];
    }

    private static Trial Trial(long id, (string, double)[] metrics, (string, double)[] costs) => new(id, Genotype, "search", 1, 0)
    {
        State = TrialState.Completed,
        Metrics = metrics.ToDictionary(),
        Costs = costs.ToDictionary(),
    };
}
