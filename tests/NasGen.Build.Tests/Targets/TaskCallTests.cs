using System.Xml.Linq;

namespace NasGen.Build.Tests.Targets;

/// <summary>The calls of the task in the targets of the package.</summary>
public sealed class TaskCallTests
{
    private static readonly XElement[] Calls =
        [.. XDocument.Parse(Repository.Read("build", "NasGen.targets")).Descendants("NasHost")];

    [Fact]
    public void Each_setting_passes_the_property_of_its_name()
    {
        var settings = XDocument.Parse(Repository.Read("build", "NasGen.targets")).Descendants("NasSetting").ToList();

        Assert.NotEmpty(settings);
        Assert.All(settings, setting => Assert.Equal($"$({(string?)setting.Attribute("Include")})", (string?)setting.Attribute("Value")));
    }

    [Fact]
    public void Every_call_passes_the_host_the_search_build_the_state_the_help_pages_and_the_settings()
    {
        Assert.Equal(
            ["compare", "export", "import", "pick", "plan", "report", "search", "verify"],
            Calls.Select(c => (string)c.Attribute("Command")!).Order(StringComparer.Ordinal));
        Assert.All(Calls, call => Assert.Equal(
            IsOfExports(call)
                ? ["$(NasExportAssembly)", "@(NasExportBuild)", "$(NasStateDirectory)", "$(NasHelp)", "@(NasSetting)"]
                : ["$(NasHostAssembly)", "@(NasSearchBuild)", "$(NasStateDirectory)", "$(NasHelp)", "@(NasSetting)"],
            new[] { "Host", "SearchBuild", "StateDirectory", "Help", "Settings" }.Select(name => (string?)call.Attribute(name))));
    }

    /// <summary>Exports have a host of their own, and a build that has the winners too.</summary>
    private static bool IsOfExports(XElement call) => (string?)call.Attribute("Command") is "export" or "import";
}
