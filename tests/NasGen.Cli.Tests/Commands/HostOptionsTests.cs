using System.CommandLine;
using NasGen.Cli.Commands;
using NasGen.Cli.Settings;
using NasGen.Search.Contracts;

namespace NasGen.Cli.Tests.Commands;

/// <summary>What the options and properties of a call come to.</summary>
public sealed class HostOptionsTests
{
    private readonly List<string> _warnings = [];

    [Fact]
    public void An_option_wins_over_a_property()
    {
        var settings = Settings("search", "--seed", "2", "--property", "NasSeed=1", "--property", "NasBudget=10m");

        Assert.Equal((2UL, "10m"), (settings.Get(SettingTable.Seed), settings.Get(SettingTable.Budget)));
    }

    [Fact]
    public void Paths_are_relative_to_the_current_folder_on_the_command_line_and_to_the_project_in_a_property()
    {
        string[] properties = ["--property", "NasDeviceProfile=board.yaml", "--property", "NasConfig=../shared.yaml"];
        var settings = Settings("search", ["--weights", "out", "--project-directory", "/project", .. properties]);

        Assert.Equal(Path.Combine(Environment.CurrentDirectory, "out"), settings.Get(SettingTable.Weights));
        Assert.Equal(("/project/board.yaml", "/shared.yaml"), (settings.Get(SettingTable.DeviceProfile), settings.Get(SettingTable.Config)));
    }

    [Fact]
    public void The_former_name_of_a_property_works_and_says_so()
    {
        string[] former = ["--project-directory", "/project", "--property", "NasDevicePath=old.yaml"];

        Assert.Equal("/project/old.yaml", Settings("search", former).Get(SettingTable.DeviceProfile));
        string[] both = [.. former, "--property", "NasDeviceProfile=new.yaml"];
        Assert.Equal("/project/new.yaml", Settings("search", both).Get(SettingTable.DeviceProfile));
        Assert.Equal(2, _warnings.Count);
        Assert.All(_warnings, w => Assert.StartsWith("nasgen : warning NAS2028: The property NasDevicePath is now called NasDeviceProfile", w, StringComparison.Ordinal));
    }

    [Fact]
    public void A_property_that_the_verb_does_not_take_and_one_without_a_value_are_left_alone() =>
        Assert.Empty(Settings("verify", "--property", "NasSeed=7", "--property", "NasModels=").Values);

    [Theory]
    [InlineData("NasSeed=many", "NAS2023", "NasSeed: 'many' is not a whole number")]
    [InlineData("NasForce=no", "NAS2023", "NasForce: 'no' is neither true nor false")]
    [InlineData("NasBudget=soon", "NAS2021", "NasBudget: The budget 'soon' cannot be read")]
    [InlineData("NasTomorrow=1", "NAS2023", "There is no property 'NasTomorrow'")]
    public void A_property_that_cannot_be_read_is_named(string property, string code, string answer)
    {
        var error = Assert.Throws<NasException>(() => Settings("search", "--property", property));

        Assert.Equal(code, error.Code);
        Assert.Contains(answer, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Models_are_separated_as_MSBuild_allows() =>
        Assert.Equal(["A", "B", "C", "D"], Settings("search", "--property", "NasModels=A+B,C;D").Get(SettingTable.Models));

    /// <summary>A verb that builds a project first starts again with these.</summary>
    [Fact]
    public void Settings_that_are_passed_on_arrive_as_they_were()
    {
        string[] line =
        [
            "--budget", "10m", "--strategy", "bin/My.dll#Mine", "--seed", "7", "--models", "A;B", "--workers", "2", "--capacity", "--force",
            "--weights", "out",
        ];
        var settings = Settings("search", line);
        var again = Settings("search", [.. ProjectMode.Arguments(settings)]);

        Assert.Equal(settings.Values.Count(), again.Values.Count());
        Assert.All(settings.Values, entry => Assert.Equal(entry.Key.Format(entry.Value), entry.Key.Format(again.Values.Single(v => v.Key == entry.Key).Value)));
    }

    private SearchSettings Settings(string verb, params string[] line)
    {
        var options = new HostOptions(_warnings.Add);
        var command = new RootCommand();
        options.AddTo(command, verb, isStartedByBuilds: true);
        var parsed = command.Parse(line);
        Assert.Empty(parsed.Errors);
        return options.Settings(parsed, verb);
    }
}
