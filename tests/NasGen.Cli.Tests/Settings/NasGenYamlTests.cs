using NasGen.Cli.Settings;
using NasGen.Search.Contracts;

namespace NasGen.Cli.Tests.Settings;

public sealed class NasGenYamlTests
{
    [Fact]
    public void Every_setting_is_read()
    {
        var settings = Read("""
            budget: 10m
            strategy: random
            seed: 7
            models: [DigitsNet, OtherNet]
            workers: 3
            baseline: 0.4
            keep-test-closed: true
            device: cuda
            weights: out
            device-profile: board.yaml
            capacity: true
            capacity-budget: 4m
            cluster-data: [data, more]
            """);

        Assert.Equal(SettingTable.All.Where(s => s.IsInFile).ToHashSet(), settings.Values.Select(v => v.Key).ToHashSet());
        Assert.Equal(("10m", "random", 7UL), (settings.Get(SettingTable.Budget), settings.Get(SettingTable.Strategy), settings.Get(SettingTable.Seed)));
        Assert.Equal((3, "cuda", true), (settings.Get(SettingTable.Workers), settings.Get(SettingTable.Device), settings.Get(SettingTable.Capacity)));
        Assert.Equal(("/project/out", "/project/board.yaml"), (settings.Get(SettingTable.Weights), settings.Get(SettingTable.DeviceProfile)));
        Assert.Equal(["DigitsNet", "OtherNet"], settings.Get(SettingTable.Models));
        Assert.Equal("4m", settings.Get(SettingTable.CapacityBudget));
        Assert.Equal(["data", "more"], settings.Get(SettingTable.ClusterData));
        Assert.Equal((0.4, true), (settings.Get(SettingTable.Baseline), settings.Get(SettingTable.KeepTestClosed)));
    }

    [Fact]
    public void A_single_model_needs_no_list() => Assert.Equal(["DigitsNet"], Read("models: DigitsNet\n").Get(SettingTable.Models));

    [Fact]
    public void An_empty_file_sets_nothing() => Assert.Empty(Read("# nothing yet\n").Values);

    [Fact]
    public void A_misspelled_key_is_reported_with_its_line_and_the_nearest_key()
    {
        var error = Assert.Throws<NasException>(() => Read("seed: 1\nbugdet: 10m\n"));

        Assert.Equal(("NAS2023", "nasgen.yaml", 2), (error.Code, error.File, error.Line));
        Assert.Contains("'bugdet'", error.Message, StringComparison.Ordinal);
        Assert.Contains("'budget'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("budget: 1m\nseed: many\n", 2, "seed: 'many' is not a whole number from 0")]
    [InlineData("baseline: 1\n", 1, "baseline: '1' is not a number from 0 to 0.9")]
    [InlineData("baseline: -0.1\n", 1, "baseline: '-0.1' is not a number from 0 to 0.9")]
    [InlineData("workers: 0\n", 1, "workers: '0' is not a whole number from 1")]
    [InlineData("workers: 2000000000\n", 1, "workers: '2000000000' is not a whole number from 1 to 1024")]
    [InlineData("capacity: much\n", 1, "capacity: 'much' is neither true nor false")]
    [InlineData("strategy:\n", 1, "'strategy' has no value")]
    [InlineData("weights: ''\n", 1, "'weights' has no value")]
    [InlineData("seed: [1]\n", 1, "'seed' must be a single value")]
    [InlineData("- budget\n", 1, "'key: value' lines")]
    [InlineData("force: true\n", 1, "no key 'force'")]
    [InlineData("cluster: ../team\n", 1, "no key 'cluster'")]
    [InlineData("a: [\n", 2, "not valid YAML")]
    [InlineData("models: [\u2028ToyNet]\n", 1, "not valid YAML")]
    public void An_unusable_value_is_reported_with_its_line(string text, int line, string answer)
    {
        var error = Assert.Throws<NasException>(() => Read(text));

        Assert.Equal("NAS2023", error.Code);
        Assert.InRange(error.Line, line - 1, line);
        Assert.Contains(answer, error.Message, StringComparison.Ordinal);
    }

    /// <summary>The file comes with pull requests. It must not choose a place outside of the project where a search writes.</summary>
    [Theory]
    [InlineData("/etc")]
    [InlineData("..")]
    [InlineData("out/../../weights")]
    [InlineData("linked/weights")]
    [InlineData("linked")]
    [InlineData("circle/weights")]
    [InlineData("\"out\\0\"")]
    public void A_folder_to_write_to_must_lie_in_the_projects_folder(string folder)
    {
        var root = Directory.CreateTempSubdirectory("nasgen-");
        var project = root.CreateSubdirectory("project");
        File.CreateSymbolicLink(Path.Combine(project.FullName, "linked"), root.FullName);
        File.CreateSymbolicLink(Path.Combine(project.FullName, "circle"), "circle/weights");
        try
        {
            var error = Assert.Throws<NasException>(() => NasGenYaml.Read("nasgen.yaml", $"seed: 1\nweights: {folder}\n", project.FullName));

            Assert.Equal(("NAS2023", 2), (error.Code, error.Line));
            Assert.Equal(
                Path.Combine(project.FullName, "out"),
                NasGenYaml.Read("nasgen.yaml", "weights: ./x/../out\n", project.FullName).Get(SettingTable.Weights));
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("seed: &a 1\nworkers: *a\n", 2)]
    [InlineData("models: {deep}", 1)]
    public void Aliases_and_deep_nesting_are_refused_with_their_line(string text, int line)
    {
        var error = Assert.Throws<NasException>(() => Read(text.Replace("{deep}", new string('[', 100_000), StringComparison.Ordinal)));

        Assert.Equal(("NAS2023", line), (error.Code, error.Line));
    }

    [Fact]
    public void A_file_that_never_ends_is_not_read() =>
        Assert.Equal("NAS2023", Assert.Throws<NasException>(() => NasGenYaml.OfProject("/project", "/dev/zero")).Code);

    [Fact]
    public void An_invalid_budget_is_reported_with_its_line_and_its_own_code()
    {
        var error = Assert.Throws<NasException>(() => Read("seed: 1\nbudget: soon\n"));

        Assert.Equal(("NAS2021", "nasgen.yaml", 2), (error.Code, error.File, error.Line));
    }

    [Fact]
    public void A_file_named_by_config_must_exist() =>
        Assert.Equal("NAS2023", Assert.Throws<NasException>(() => NasGenYaml.OfProject("/project", "/no/such.yaml")).Code);

    private static SearchSettings Read(string text) => NasGenYaml.Read("nasgen.yaml", text, "/project");
}
