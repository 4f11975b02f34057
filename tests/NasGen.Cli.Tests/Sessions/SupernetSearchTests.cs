using NasGen.Cli.Records;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Proposals;
using NasGen.Search.Records;
using NasGen.Search.Tests.Sessions;
using NasGen.Search.Trials;

namespace NasGen.Cli.Tests.Sessions;

/// <summary>A search follows its supernet only if the audit allows it, and the cost of the supernet counts.</summary>
public sealed class SupernetSearchTests : IDisposable
{
    private const int Trials = 24;

    /// <summary>Half of the trainings are random search's: an audit needs them.</summary>
    private const double Baseline = 0.5;

    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    public static TheoryData<string> Strategies { get; } = ["darts", "gdas", "spos", "spos+evolution"];

    [Theory, MemberData(nameof(Strategies))]
    public async Task A_supernet_that_ranks_is_followed(string strategy)
    {
        await Search(strategy, Learnt(0.05, 0.15, 0.8, LearnsPolicy(strategy)));

        Assert.Contains(_bench.Lines, line => line.Contains("Kendall's τ 0.", StringComparison.Ordinal));
        Assert.Contains(_bench.Lines, line => line.Contains("zero-cost scores, Kendall's τ: Parameters 0.", StringComparison.Ordinal));
        Assert.DoesNotContain(_bench.Lines, line => line.Contains("not followed", StringComparison.Ordinal));
        var first = _bench.Trials().Where(t => t.Purpose == "search").MinBy(t => t.Id)!;
        Assert.Equal(("16", "2", "0.1"), (first.Genotype["Stem.Width"], first.Genotype["Stem.Depth"], first.Genotype["Rate"]));
    }

    [Fact]
    public async Task A_supernet_that_ranks_in_reverse_order_is_not_followed_and_the_reason_is_shown()
    {
        await Search("darts", Learnt(0.8, 0.15, 0.05, learnsPolicy: true, depth: [0.3, 0.05, 0.65]));

        Assert.Contains(_bench.Lines, line => line.Contains("not followed: its scores do not rank", StringComparison.Ordinal));
        AssertWholeSearch();
    }

    /// <summary>Three accuracies separate the effects of the relaxation, of shared weights and of the architecture.</summary>
    [Theory, InlineData(true), InlineData(false)]
    public async Task The_gap_from_the_relaxed_network_to_the_retrained_one_is_shown_and_recorded(bool isFollowed)
    {
        var workforce = new FunctionWorkforce(2)
        {
            Supernet = _ => (isFollowed ? Learnt(0.05, 0.15, 0.8, true) : Learnt(0.8, 0.15, 0.05, true, depth: [0.3, 0.05, 0.65]))(),
            SharedAccuracy = _ => 0.5,
        };
        var record = await _bench.Search(Order("darts"), workforce);

        var ranking = record.Ranking!;
        var first = _bench.Trials().Where(t => t.Purpose == "search").MinBy(t => t.Id)!;
        Assert.Equal((0.8, 0.5), (ranking.Relaxed, ranking.Shared));
        Assert.Equal(first.Metrics["Accuracy"], ranking.Retrained!.Value, 1e-5);
        Assert.Equal(isFollowed, ranking.Refused is null);
        Assert.Contains(
            _bench.Lines,
            line => line.Contains(
                "first choice of darts, validation accuracy: relaxed 80.00 %, with shared weights 50.00 %, trained alone ", StringComparison.Ordinal));
        Assert.Equal(ranking.Tau, RecordFile.Read(_bench.Model.RecordPath).Ranking!.Tau);
    }

    [Fact]
    public async Task A_score_of_untrained_networks_that_ranks_is_followed_without_a_supernet()
    {
        var record = await _bench.Search(Order("parameters+evolution"), new FunctionWorkforce(2));

        Assert.Contains(_bench.Lines, line => line.Contains("untrained networks ranked by parameters+evolution", StringComparison.Ordinal));
        Assert.Null(record.Ranking!.Refused);
        Assert.Equal("16", _bench.Trials().Where(t => t.Purpose == "search").MinBy(t => t.Id)!.Genotype["Stem.Width"]);
        Assert.Equal((null, null), (record.Ranking.Relaxed, record.Ranking.Shared));
    }

    [Fact]
    public async Task Without_a_score_for_any_architecture_the_search_continues_with_stand_alone_trials()
    {
        var record = await _bench.Search(Order("naswot"), new FunctionWorkforce(2));

        const string Reason = "none of 40 networks of this space has the score naswot";
        Assert.Contains(_bench.Lines, line => line.Contains($"the score is not followed: {Reason}. The search continues", StringComparison.Ordinal));
        Assert.EndsWith($"The score of untrained networks was not followed: {Reason}.", record.Verdict.Text, StringComparison.Ordinal);
        AssertWholeSearch();
    }

    [Fact]
    public async Task The_verdict_says_that_the_supernet_had_too_little_time()
    {
        await Search("gdas", () => Learnt(0.1, 0.2, 0.7, learnsPolicy: true)() with { Planned = 30 });

        Assert.Contains("The supernet had time for 2 of its 30 epochs.", RecordFile.Read(_bench.Model.RecordPath).Verdict.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_score_of_untrained_networks_is_a_strategy() => Assert.Equal(
        Enum.GetNames<NasGen.ZeroCost.ZeroCostScore>().Select(n => n.ToUpperInvariant()).Order(),
        RankingName.Scores.Select(s => s.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant()).Order());

    [Fact]
    public async Task If_the_supernet_diverges_the_search_continues_with_stand_alone_trials()
    {
        await Search("gdas", () => throw new NasException("NAS2009", "The training of the supernet diverged."));

        Assert.Contains(_bench.Lines, line => line.Contains("the supernet failed: The training of the supernet diverged.", StringComparison.Ordinal));
        AssertWholeSearch();
    }

    [Fact]
    public async Task A_first_choice_of_operations_without_parameters_counts_as_collapse()
    {
        var workforce = new FunctionWorkforce(2)
        {
            Supernet = _ => Learnt(0.05, 0.15, 0.8, learnsPolicy: true, stem: [0.1, 0.9])(),
            Accuracy = training => training.Genotype["Stem"] == "IdentityBlock" ? 0.9 : 0.1,
        };
        await _bench.Search(Order("darts"), workforce);

        Assert.Contains(_bench.Lines, line => line.Contains("it has collapsed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Random_search_may_spend_the_cost_of_the_supernet()
    {
        var workforce = new FunctionWorkforce(2) { Supernet = _ => Learnt(0.05, 0.15, 0.8, learnsPolicy: true, seconds: 60)(), TrainingSeconds = 10 };
        await _bench.Search(Order("darts"), workforce);

        Assert.InRange(_bench.Trials().Count(t => t.Purpose == "random"), Trials + 5, Trials + 7);
        AssertWholeSearch();
    }

    [Fact]
    public async Task A_Train_method_ends_a_supernet_search_with_an_error()
    {
        var error = await Assert.ThrowsAsync<NasException>(() => Search("spos", () => throw new NasException("NAS2017", "It has a [Train] method.")));

        Assert.Equal("NAS2017", error.Code);
    }

    private SearchOrder Order(string strategy) => _bench.Order(trials: Trials, workers: 2, strategy: strategy) with { Baseline = Baseline };

    /// <summary>The strategy that continues has as many trainings as were ordered, of which most are parts.</summary>
    private void AssertWholeSearch() => Assert.InRange(_bench.Trials().Where(t => t.Purpose == "search").Sum(t => t.Cost), Trials - 1e-6, Trials + 2);

    private static bool LearnsPolicy(string strategy) => !strategy.StartsWith("spos", StringComparison.Ordinal);

    private Task Search(string strategy, Func<SupernetResult> supernet) =>
        _bench.Search(Order(strategy), new FunctionWorkforce(2) { Supernet = _ => supernet() });

    /// <summary>Probabilities of the toy space's options: kind of block, width, depth, rate.</summary>
    private static Func<SupernetResult> Learnt(
        double narrow, double middle, double wide, bool learnsPolicy, double[]? stem = null, double[]? depth = null, double seconds = 0.001) =>
        () => new SupernetResult(
            [stem ?? [0.9, 0.1], [narrow, middle, wide], depth ?? [0.1, 0.8, 0.1], [0.1, 0.7, 0.1, 0.1]], learnsPolicy, [1, 0.5], [1, 0.6], [], null,
            new Dictionary<string, double> { ["Accuracy"] = 0.8 }, [], [], [], seconds);
}
