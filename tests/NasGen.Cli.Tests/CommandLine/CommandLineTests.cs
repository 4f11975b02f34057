using NasGen.Cli.CommandLine;
using NasGen.Cli.Reporting;

namespace NasGen.Cli.Tests.CommandLine;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("serch")]
    [InlineData("search", "--seed", "many")]
    [InlineData("search", "--bugdet", "1m")]
    public void A_wrong_command_line_is_usage(params string[] arguments) => Assert.Equal(ExitCode.Usage, NasGenCommand.Run(arguments));

    [Fact]
    public void An_assembly_that_is_not_there_is_an_error() =>
        Assert.Equal(ExitCode.Failed, NasGenCommand.Run(["verify", "--assembly", "/no/such.dll"]));

    [Fact]
    public void Every_verb_of_the_help_says_what_it_does()
    {
        var root = NasGenCommand.Create();

        Assert.Equal(
            ["clean", "device", "export", "pick", "plan", "replay", "report", "search", "show", "verify", "watch"],
            root.Subcommands.Where(c => !c.Hidden).Select(c => c.Name).Order(StringComparer.Ordinal));
        Assert.All(root.Subcommands.SelectMany(c => c.Options).Where(o => !o.Hidden && !root.Subcommands.First(c => c.Name == "worker").Options.Contains(o)), o => Assert.False(string.IsNullOrEmpty(o.Description)));
        foreach (var code in new[] { ExitCode.Ok, ExitCode.Failed, ExitCode.Usage, ExitCode.Drift, ExitCode.Stopped })
            Assert.Contains($"\n  {code} ", root.Description!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Model.cs", 12, "Model.cs(12): error NAS2010: one line")]
    [InlineData("Model.cs", 0, "Model.cs: error NAS2010: one line")]
    [InlineData(null, 0, "nasgen : error NAS2010: one line")]
    public void An_error_has_the_form_that_builds_and_editors_read(string? file, int line, string expected) =>
        Assert.Equal(expected, CanonicalError.Format(new NasGen.Evaluation.NasException("NAS2010", "one\nline", file, line)));
}
