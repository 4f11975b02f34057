using NasGen.Cli.Hosting;
using NasGen.Cli.Options;
using NasGen.Cli.Tests.Searching;
using NasGen.Evaluation;

namespace NasGen.Cli.Tests.Options;

public sealed class OrdersTests
{
    private static readonly WorkPlace Place = new("/a.dll", "/project", "/project/obj/nas", null);

    [Fact]
    public void The_command_line_wins_over_the_file_and_that_over_the_attribute()
    {
        var model = Model(budget: "3m");
        var file = new SearchSettings { Budget = "2m", Seed = 2 };
        var line = new SearchSettings { Budget = "1m" };

        Assert.Equal("3m", Orders.Resolve([model], new SearchSettings(), Place, false)[0].BudgetText);
        Assert.Equal("2m", Orders.Resolve([model], file, Place, false)[0].BudgetText);
        Assert.Equal("1m", Orders.Resolve([model], line.Over(file), Place, false)[0].BudgetText);
        Assert.Equal(2UL, Orders.Resolve([model], line.Over(file), Place, false)[0].Seed);
    }

    [Fact]
    public void Without_any_word_of_it_a_search_takes_ten_minutes() =>
        Assert.Equal(TimeSpan.FromMinutes(10), Orders.Resolve([Model()], new SearchSettings(), Place, false)[0].Time);

    [Fact]
    public void One_budget_for_several_models_is_shared_out() =>
        Assert.All(Orders.Resolve([Model(), Model()], new SearchSettings { Budget = "10m" }, Place, false), o => Assert.Equal(TimeSpan.FromMinutes(5), o.Time));

    [Fact]
    public void A_study_of_capacity_has_the_searchs_budget_once_more_or_its_own_and_there_is_none_unless_asked_for()
    {
        Assert.Null(Orders.Resolve([Model()], new SearchSettings { CapacityBudget = "4m" }, Place, false)[0].Capacity);
        Assert.Equal(TimeSpan.FromMinutes(10), Orders.Resolve([Model()], new SearchSettings { Capacity = true }, Place, false)[0].Capacity!.Time);
        Assert.Equal(TimeSpan.FromMinutes(3), Orders.Resolve([Model(budget: "3m")], new SearchSettings { Capacity = true }, Place, false)[0].Capacity!.Time);
        var own = Orders.Resolve([Model(), Model()], new SearchSettings { Capacity = true, Budget = "1m", CapacityBudget = "4m" }, Place, false)[1];
        Assert.Equal((TimeSpan.FromMinutes(2), "4m"), (own.Capacity!.Time, own.Capacity.BudgetText));
        Assert.Equal("NAS2021", Assert.Throws<NasException>(() => Orders.Resolve([Model()], new SearchSettings { Capacity = true, CapacityBudget = "soon" }, Place, false)).Code);
    }

    [Theory]
    [InlineData("0s")]
    [InlineData("0trials")]
    [InlineData("soon")]
    public void A_budget_of_nothing_is_refused(string budget) =>
        Assert.Equal("NAS2021", Assert.Throws<NasException>(() => Orders.Resolve([Model()], new SearchSettings { Budget = budget }, Place, false)).Code);

    [Fact]
    public void An_unreadable_budget_of_an_attribute_names_the_model()
    {
        var error = Assert.Throws<NasException>(() => Orders.Resolve([Model(budget: "soon")], new SearchSettings(), Place, false));

        Assert.Equal(("NAS2021", 3), (error.Code, error.Line));
        Assert.EndsWith("ToyNet.cs", error.File, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_strategy_is_answered_with_the_nearest()
    {
        var error = Assert.Throws<NasException>(() => Orders.Resolve([Model()], new SearchSettings { Strategy = "evolutoin" }, Place, false));

        Assert.Equal("NAS2022", error.Code);
        Assert.Contains("'evolution'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(ToySpace.Objectives))]
    [InlineData(nameof(ToySpace.Limits))]
    [InlineData(nameof(ToySpace.Picks))]
    public void A_cost_that_nothing_can_know_is_refused_at_the_model(string where)
    {
        var space = where switch
        {
            nameof(ToySpace.Objectives) => new ToySpace { Objectives = [new("Energy", false)] },
            nameof(ToySpace.Limits) => new ToySpace { Limits = [new("Energy", 1)] },
            _ => new ToySpace { Picks = [new("ToyNetTiny", "Energy", 1)] },
        };
        var error = Assert.Throws<NasException>(() => Orders.Resolve([space.In("/project")], new SearchSettings(), Place, false));

        Assert.Equal(("NAS2016", 3), (error.Code, error.Line));
        Assert.EndsWith("ToyNet.cs", error.File, StringComparison.Ordinal);
    }

    private static SpaceModel Model(string? budget = null) => new ToySpace { Budget = budget }.In("/project");
}
