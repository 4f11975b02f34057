using NasGen.Search.Comparison;
using NasGen.Search.Contracts;
using NasGen.Search.Sessions;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Sessions;

public sealed class ComparisonSessionTests : IDisposable
{
    private static readonly ToySpace Narrow = new() { Objectives = [new("Accuracy", true), new("Parameters", false)] };
    private static readonly ToySpace Deep = Narrow with { Name = "DeepNet", Hash = Narrow.Hash[..^1] + "2", Rates = ["0.1", "0.2", "0.4"] };

    private readonly SearchBench _first = new(Narrow), _second = new(Deep);

    [Fact]
    public async Task Both_spaces_get_as_many_random_architectures_and_their_bests_five_new_trainings()
    {
        var (one, other) = (new FunctionWorkforce(), new FunctionWorkforce());
        var findings = await Compare(one, other);
        Assert.Equal((12, 12), (findings.Comparison.First.Count, findings.Comparison.Second.Count));
        Assert.Equal((5, 5), (findings.Bests!.First.Values.Count, findings.Bests.Second.Values.Count));
        Assert.Equal((17, 17), (one.Trainings.Count, other.Trainings.Count));
        Assert.DoesNotContain(one.Trainings.Concat(other.Trainings), t => t.Request.OpenTest);
        var drawn = _first.Trials().Where(t => t.Purpose == Purpose.Random).ToList();
        Assert.Equal(drawn.Select(t => (t.Genotype.ToString(), t.Metrics["Accuracy"], t.Costs["Parameters"])),
            findings.Comparison.First.Architectures.Select(a => (a.Name, a.Quality, a.Costs[0])));
    }

    [Fact]
    public async Task Trainings_of_both_spaces_alternate()
    {
        List<string> order = [];
        FunctionWorkforce Logging(string name) => new() { BeforeTraining = (_, _) => { order.Add(name); return Task.CompletedTask; } };
        await Compare(Logging("first"), Logging("second"));
        Assert.All(order.Chunk(2), pair => Assert.Equal(["first", "second"], pair.Order()));
    }

    [Fact]
    public async Task A_second_comparison_trains_only_what_is_missing()
    {
        await Compare(new(), new());
        var (one, other) = (new FunctionWorkforce(), new FunctionWorkforce());
        var again = await Compare(one, other);
        Assert.Empty(one.Trainings.Concat(other.Trainings));
        var more = await Compare(one, other, trials: 15);
        Assert.Equal(15, more.Comparison.First.Count);
        string[] names = [.. more.Comparison.First.Architectures.Select(a => a.Name)];
        Assert.Equal(again.Comparison.First.Architectures.Select(a => a.Name), names.Take(12));
        Assert.Equal(names.Skip(12), one.Trainings.Take(3).Select(t => t.Genotype.ToString()));
    }

    [Fact]
    public async Task The_random_trials_of_an_earlier_search_count()
    {
        await _first.Search(_first.Order(trials: 15), new FunctionWorkforce());
        var known = _first.Trials().Count(t => t.Purpose == Purpose.Random);
        var one = new FunctionWorkforce();
        var findings = await Compare(one, new());
        Assert.True(known > 0);
        Assert.True(one.Trainings.Count <= 12 - known + 5);
        Assert.Equal(12, findings.Comparison.First.Count);
    }

    [Theory]
    [InlineData("the data")]
    [InlineData("the training")]
    [InlineData("the objectives")]
    [InlineData("the limits")]
    public async Task Spaces_under_other_conditions_are_refused_and_the_error_names_what_differs(string what)
    {
        _second.Edit(what switch
        {
            "the training" => Deep with { Training = new() { ["Epochs"] = 7 } },
            "the objectives" => Deep with { Objectives = [new("Accuracy", true)] },
            "the limits" => Deep with { Limits = [new("Parameters", 1000)] },
            _ => Deep,
        });
        FunctionWorkforce other = new() { Data = what == "the data" ? () => new DataSummary(160, 40, 40, [4], 2, "sha256:other") : null };
        var error = await Assert.ThrowsAsync<NasException>(() => Compare(new(), other));
        Assert.Equal(("NAS2070", $"ToyNet and DeepNet cannot be compared: {what} differ."), (error.Code, error.Message));
        Assert.Equal(_second.Model.File, error.File);
    }

    [Fact]
    public async Task A_space_whose_trainings_fail_is_refused()
    {
        FunctionWorkforce failing = new() { BeforeTraining = (t, _) => t.Genotype["Rate"] == "0.1" ? Task.CompletedTask : throw new NasException("NAS2031", "loss") };
        _second.Edit(Deep with { Rates = ["0.1", "0.2", "0.3", "0.4"] });
        var error = await Assert.ThrowsAsync<NasException>(() => Compare(new(), failing, trials: 5));
        Assert.Equal("NAS2070", error.Code);
    }

    [Fact]
    public async Task A_stopped_comparison_keeps_what_has_ended()
    {
        using var stop = new CancellationTokenSource();
        var trained = 0;
        FunctionWorkforce one = new() { BeforeTraining = (_, _) => { if (++trained == 4) stop.Cancel(); return Task.CompletedTask; } };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Compare(one, new(), stop: stop.Token));
        Assert.Equal(3, _first.Trials().Count);
    }

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
    }

    private Task<ComparisonFindings> Compare(FunctionWorkforce one, FunctionWorkforce other, int trials = 12, CancellationToken stop = default) =>
        new ComparisonSession(_first.Order(trials: 1), one, _second.Order(trials: 1), other, trials, _first).Run(stop);
}
