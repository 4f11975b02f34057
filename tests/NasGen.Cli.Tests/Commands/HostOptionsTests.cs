using System.CommandLine;
using NasGen.Cli.Commands;
using NasGen.Cli.Settings;
using NasGen.Search.Contracts;

namespace NasGen.Cli.Tests.Commands;

/// <summary>The settings that the options and properties of a call give.</summary>
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
    public void Relative_paths_start_from_the_current_folder_on_the_command_line_and_from_the_project_in_a_property()
    {
        string[] properties = ["--property", "NasDeviceProfile=board.yaml", "--property", "NasConfig=../shared.yaml"];
        var settings = Settings("search", ["--weights", "out", "--project-directory", "/project", .. properties]);

        Assert.Equal(Path.Combine(Environment.CurrentDirectory, "out"), settings.Get(SettingTable.Weights));
        Assert.Equal(("/project/board.yaml", "/shared.yaml"), (settings.Get(SettingTable.DeviceProfile), settings.Get(SettingTable.Config)));
    }

    [Fact]
    public void The_former_name_of_a_property_works_with_a_warning()
    {
        string[] former = ["--project-directory", "/project", "--property", "NasDevicePath=old.yaml"];

        Assert.Equal("/project/old.yaml", Settings("search", former).Get(SettingTable.DeviceProfile));
        string[] both = [.. former, "--property", "NasDeviceProfile=new.yaml"];
        Assert.Equal("/project/new.yaml", Settings("search", both).Get(SettingTable.DeviceProfile));
        Assert.Equal(2, _warnings.Count);
        const string Start = "nasgen : warning NAS2028: The property NasDevicePath is now called NasDeviceProfile";
        Assert.All(_warnings, w => Assert.StartsWith(Start, w, StringComparison.Ordinal));
    }

    [Fact]
    public void Properties_without_a_value_and_those_of_other_verbs_are_ignored() =>
        Assert.Empty(Settings("verify", "--property", "NasSeed=7", "--property", "NasModels=").Values);

    [Theory]
    [InlineData("NasSeed=many", "NAS2023", "NasSeed: 'many' is not a whole number")]
    [InlineData("NasForce=no", "NAS2023", "NasForce: 'no' is neither true nor false")]
    [InlineData("NasBudget=soon", "NAS2021", "NasBudget: The budget 'soon' cannot be read")]
    [InlineData("NasTomorrow=1", "NAS2023", "There is no property 'NasTomorrow'")]
    public void A_property_that_cannot_be_read_is_named_in_the_error(string property, string code, string answer)
    {
        var error = Assert.Throws<NasException>(() => Settings("search", "--property", property));

        Assert.Equal(code, error.Code);
        Assert.Contains(answer, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Models_are_separated_as_MSBuild_allows() =>
        Assert.Equal(["A", "B", "C", "D"], Settings("search", "--property", "NasModels=A+B,C;D").Get(SettingTable.Models));

    /// <summary>A verb that builds a project first passes its settings to a second process.</summary>
    [Fact]
    public void Settings_are_the_same_after_they_are_passed_to_another_process()
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
