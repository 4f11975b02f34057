using System.Reflection;
using System.Xml.Linq;
using Microsoft.Build.Framework;

namespace NasGen.Build.Tests.Targets;

/// <summary>The calls of the task in the targets that ship.</summary>
public sealed class TaskCallTests
{
    private static readonly XElement[] Calls =
        [.. XDocument.Parse(Repository.Read("build", "NasGen.targets")).Descendants("NasHost")];

    /// <summary>The properties of a search that a user sets: <c>Budget</c> of <c>NasBudget</c>.</summary>
    private static readonly string[] Settings =
    [
        .. typeof(NasHost).GetProperties(BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Public)
            .Where(p => p.GetCustomAttribute<RequiredAttribute>() is null && p.Name != nameof(NasHost.Help))
            .Select(p => p.Name),
    ];

    [Fact]
    public void A_search_is_given_every_property_under_its_own_name()
    {
        var search = Calls.Single(c => (string?)c.Attribute("Command") == "search");

        string[] ofSearch = [.. Settings.Where(name => !name.StartsWith("Pick", StringComparison.Ordinal))];
        Assert.Equal(12, ofSearch.Length);
        Assert.All(ofSearch, name => Assert.Equal($"$(Nas{name})", (string?)search.Attribute(name)));
    }

    [Fact]
    public void A_report_is_given_what_a_study_of_capacity_needs()
    {
        var report = Calls.Single(c => (string?)c.Attribute("Command") == "report");

        Assert.All(
            ["Capacity", "CapacityBudget", "Models", "Workers", "Device", "DevicePath", "Config"],
            name => Assert.Equal($"$(Nas{name})", (string?)report.Attribute(name)));
    }

    [Fact]
    public void A_pick_is_given_its_limit_its_name_and_the_space()
    {
        var pick = Calls.Single(c => (string?)c.Attribute("Command") == "pick");

        Assert.All(["PickLimit", "PickName", "Models"], name => Assert.Equal($"$(Nas{name})", (string?)pick.Attribute(name)));
    }

    [Fact]
    public void Every_call_knows_the_host_the_search_build_the_state_and_the_help_pages()
    {
        Assert.Equal(["pick", "plan", "report", "search", "verify"], Calls.Select(c => (string)c.Attribute("Command")!).Order(StringComparer.Ordinal));
        Assert.All(Calls, call => Assert.Equal(
            ["$(NasHostAssembly)", "@(NasSearchBuild)", "$(NasStateDirectory)", "$(NasHelp)"],
            new[] { "Host", "SearchBuild", "StateDirectory", "Help" }.Select(name => (string?)call.Attribute(name))));
    }
}
