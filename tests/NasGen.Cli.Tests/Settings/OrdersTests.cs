using NasGen.Cli.Profiles;
using NasGen.Cli.Settings;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Tests.Sessions;

namespace NasGen.Cli.Tests.Settings;

public sealed class OrdersTests
{
    private static readonly SearchSettings Nothing = SearchSettings.None;
    private static readonly SearchSettings Study = SearchSettings.None.With(SettingTable.Capacity, true);
    private static readonly WorkPlace Place = new("/a.dll", "/project", "/project/obj/nas");

    [Fact]
    public void The_command_line_wins_over_the_file_and_the_file_over_the_attribute()
    {
        var model = Model(budget: "3m");
        var file = Nothing.With(SettingTable.Budget, "2m").With(SettingTable.Seed, 2UL);
        var line = Nothing.With(SettingTable.Budget, "1m");

        Assert.Equal("3m", Orders.Resolve([model], Nothing, Place)[0].BudgetText);
        Assert.Equal("2m", Orders.Resolve([model], file, Place)[0].BudgetText);
        Assert.Equal("1m", Orders.Resolve([model], line.Over(file), Place)[0].BudgetText);
        Assert.Equal(2UL, Orders.Resolve([model], line.Over(file), Place)[0].Seed);
    }

    [Fact]
    public void The_default_budget_is_ten_minutes() =>
        Assert.Equal(TimeSpan.FromMinutes(10), Orders.Resolve([Model()], Nothing, Place)[0].Time);

    [Fact]
    public void One_budget_for_several_models_is_divided_among_them() =>
        Assert.All(Orders.Resolve([Model(), Model()], Nothing.With(SettingTable.Budget, "10m"), Place), o => Assert.Equal(TimeSpan.FromMinutes(5), o.Time));

    [Fact]
    public void A_capacity_study_is_made_on_request_with_its_own_budget_or_that_of_the_search()
    {
        Assert.Null(Orders.Resolve([Model()], Nothing.With(SettingTable.CapacityBudget, "4m"), Place)[0].Capacity);
        Assert.Equal(TimeSpan.FromMinutes(10), Orders.Resolve([Model()], Study, Place)[0].Capacity!.Time);
        Assert.Equal(TimeSpan.FromMinutes(3), Orders.Resolve([Model(budget: "3m")], Study, Place)[0].Capacity!.Time);
        var own = Orders.Resolve([Model(), Model()], Study.With(SettingTable.Budget, "1m").With(SettingTable.CapacityBudget, "4m"), Place)[1];
        Assert.Equal((TimeSpan.FromMinutes(2), "4m"), (own.Capacity!.Time, own.Capacity.BudgetText));
        Assert.Equal("NAS2021", Assert.Throws<NasException>(() => Orders.Resolve([Model()], Study.With(SettingTable.CapacityBudget, "soon"), Place)).Code);
    }

    [Fact]
    public void The_search_may_arrange_workers_unless_the_user_has_set_their_number_or_another_device()
    {
        Assert.True(Orders.Resolve([Model()], Nothing, Place)[0].MayArrange);
        Assert.False(Orders.Resolve([Model()], Nothing.With(SettingTable.Workers, SettingTable.Workers.Default), Place)[0].MayArrange);
        Assert.False(Orders.Resolve([Model()], Nothing.With(SettingTable.Device, "cuda"), Place)[0].MayArrange);
    }

    [Fact]
    public void The_share_of_random_search_and_the_closed_test_set_reach_the_order()
    {
        var order = Orders.Resolve([Model()], Nothing, Place)[0];
        Assert.Equal((0.25, false), (order.Baseline, order.KeepsTestClosed));
        order = Orders.Resolve([Model()], Nothing.With(SettingTable.Baseline, 0.0).With(SettingTable.KeepTestClosed, true), Place)[0];
        Assert.Equal((0, true), (order.Baseline, order.KeepsTestClosed));
    }

    [Theory]
    [InlineData("0s")]
    [InlineData("0trials")]
    [InlineData("soon")]
    public void A_budget_of_zero_is_rejected(string budget) =>
        Assert.Equal("NAS2021", Assert.Throws<NasException>(() => Orders.Resolve([Model()], Nothing.With(SettingTable.Budget, budget), Place)).Code);

    [Fact]
    public void An_unreadable_budget_of_an_attribute_is_reported_at_the_model()
    {
        var error = Assert.Throws<NasException>(() => Orders.Resolve([Model(budget: "soon")], Nothing, Place));

        Assert.Equal(("NAS2021", 3), (error.Code, error.Line));
        Assert.EndsWith("ToyNet.cs", error.File, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_strategy_is_reported_with_the_nearest_name()
    {
        var error = Assert.Throws<NasException>(() => Orders.Resolve([Model()], Nothing.With(SettingTable.Strategy, "evolutoin"), Place));

        Assert.Equal("NAS2022", error.Code);
        Assert.Contains("'evolution'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(ToySpace.Objectives))]
    [InlineData(nameof(ToySpace.Limits))]
    [InlineData(nameof(ToySpace.Picks))]
    public void A_cost_that_cannot_be_computed_is_reported_at_the_model(string where)
    {
        var space = where switch
        {
            nameof(ToySpace.Objectives) => new ToySpace { Objectives = [new("Energy", false)] },
            nameof(ToySpace.Limits) => new ToySpace { Limits = [new("Energy", 1)] },
            _ => new ToySpace { Picks = [new("ToyNetTiny", "Energy", 1)] },
        };
        var error = Assert.Throws<NasException>(() => Orders.Resolve([space.In("/project")], Nothing, Place));

        Assert.Equal(("NAS2016", 3), (error.Code, error.Line));
        Assert.EndsWith("ToyNet.cs", error.File, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("energy: {perMac: 1.0e-9, clock: 1.0e6}", "needs the inferences of a day, which the device profile board.yaml does not state")]
    [InlineData("energy: {perMac: 1.0e-9, clock: 1.0e6, inferencesPerDay: 10, perSample: 1.0e-6}", "but the space has no [Resolution]")]
    public void A_day_whose_energy_the_profile_does_not_say_is_reported_at_the_model(string energy, string clause)
    {
        var target = DeviceTarget.Of("board.yaml", DeviceFile.Parse(energy, "board.yaml"));
        var error = Assert.Throws<NasException>(() => KnownCosts.Require(new ToySpace { Limits = [new("EnergyPerDay", 20)] }.In("/project"), target));
        Assert.Equal(("NAS2016", 3), (error.Code, error.Line));
        Assert.Contains(clause, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Relative_paths_in_a_file_start_from_the_project_wherever_the_command_runs()
    {
        var project = Directory.CreateTempSubdirectory("nasgen-").FullName;
        Directory.CreateDirectory(Path.Combine(project, "bin"));
        File.Copy(typeof(OwnStrategy).Assembly.Location, Path.Combine(project, "bin", "Mine.dll"));
        File.WriteAllText(Path.Combine(project, "nasgen.yaml"), $"weights: weights\nstrategy: bin/Mine.dll#{nameof(OwnStrategy)}\n");
        try
        {
            var model = new ToySpace().In(project);
            var order = Orders.Resolve([model], NasGenYaml.OfProject(project, null), Place with { ProjectDirectory = project })[0];

            Assert.Equal(Path.Combine(project, "weights"), order.Weights);
            // The record contains the name and no absolute path of this machine.
            Assert.Equal($"bin/Mine.dll#{nameof(OwnStrategy)}", order.Strategy);
            Assert.Equal($"{project}/bin/Mine.dll#{nameof(OwnStrategy)}", order.Located(order.Strategy));
        }
        finally
        {
            Directory.Delete(project, recursive: true);
        }
    }

    private static SpaceModel Model(string? budget = null) => new ToySpace { Budget = budget }.In("/project");
}
