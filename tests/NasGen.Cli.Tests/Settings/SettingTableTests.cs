using System.Xml.Linq;
using NasGen.Cli.Commands;
using NasGen.Cli.Settings;

namespace NasGen.Cli.Tests.Settings;

/// <summary>A setting is one row. The targets, the verbs and the docs list the same settings as the table.</summary>
public sealed class SettingTableTests
{
    [Fact]
    public void The_targets_list_the_properties_of_the_table_and_their_former_names()
    {
        var targets = XDocument.Load(Path.Combine(SettingPage.Root(), "build", "NasGen.targets"));

        Assert.Equal(
            SettingTable.All.SelectMany(s => new[] { s.Property, s.FormerProperty }).OfType<string>().Order(StringComparer.Ordinal),
            targets.Descendants("NasSetting").Select(s => (string)s.Attribute("Include")!).Order(StringComparer.Ordinal));
    }

    /// <summary>Set NASGEN_UPDATE_DOCS=1 to write the table instead of comparing it.</summary>
    [Fact]
    public void The_page_shows_the_table()
    {
        var text = File.ReadAllText(SettingPage.Path).ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("NASGEN_UPDATE_DOCS") == "1")
            File.WriteAllText(SettingPage.Path, text = text[..(text.IndexOf("-->\n\n", StringComparison.Ordinal) + 5)] + SettingPage.Table);

        Assert.True(
            text.EndsWith(SettingPage.Table, StringComparison.Ordinal),
            $"docs/settings.md does not end with the table that the code makes:\n\n{SettingPage.Table}");
    }

    [Fact]
    public void Every_verb_of_a_setting_exists_and_takes_it_as_an_option()
    {
        var root = NasGenCommand.Create();
        foreach (var setting in SettingTable.All)
            foreach (var verb in setting.Verbs)
            {
                var command = verb.Split(' ').Aggregate<string, System.CommandLine.Command>(root, (c, word) => c.Subcommands.Single(s => s.Name == word));
                Assert.Contains(setting.OptionName, command.Options.Select(o => o.Name));
            }
    }

    [Fact]
    public void Every_setting_has_a_help_text_and_a_unique_name_and_property()
    {
        Assert.All(SettingTable.All, s => Assert.EndsWith(".", s.Help, StringComparison.Ordinal));
        Assert.Equal(SettingTable.All.Count, SettingTable.All.Select(s => s.Name).Distinct().Count());
        Assert.Equal(SettingTable.All.Count, SettingTable.All.Select(s => s.Property).Distinct().Count());
        Assert.Equal(("--device-profile", "NasDeviceProfile"), (SettingTable.DeviceProfile.OptionName, SettingTable.DeviceProfile.Property));
    }

    [Theory]
    [InlineData("budget", "10m")]
    [InlineData("seed", "18446744073709551615")]
    [InlineData("models", "A;B")]
    [InlineData("workers", "2")]
    [InlineData("weights", "/project/out")]
    [InlineData("strategy", "asha+/project/c++/my.dll#Mine")]
    public void A_value_that_is_written_and_read_again_is_the_same(string name, string text)
    {
        var setting = SettingTable.All.Single(s => s.Name == name);

        Assert.Equal(text, setting.Format(setting.Read(text, "/elsewhere")));
    }

    [Theory]
    [InlineData("evolution", "evolution")]
    [InlineData("asha+evolution", "asha+evolution")]
    [InlineData("bin/My.dll#Mine", "/project/bin/My.dll#Mine")]
    [InlineData("asha+bin/My.dll#Mine", "asha+/project/bin/My.dll#Mine")]
    [InlineData("/lib/My.dll#Mine", "/lib/My.dll#Mine")]
    public void The_library_path_of_a_strategy_is_made_absolute(string text, string expected) =>
        Assert.Equal(expected, SettingTable.Strategy.Read(text, "/project"));
}
