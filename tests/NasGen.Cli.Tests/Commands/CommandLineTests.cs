using NasGen.Cli.Commands;
using NasGen.Cli.Terminal;
using NasGen.Search.Strategies;
using NasGen.Search.Wording;

namespace NasGen.Cli.Tests.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("serch")]
    [InlineData("search", "--seed", "many")]
    [InlineData("search", "--bugdet", "1m")]
    public void A_wrong_command_line_exits_with_the_code_for_usage(params string[] arguments) => Assert.Equal(ExitCode.Usage, NasGenCommand.Run(arguments));

    [Fact]
    public void Help_is_printed_even_if_a_required_argument_is_missing() => Assert.Equal(ExitCode.Ok, NasGenCommand.Run(["replay", "--help"]));

    [Fact]
    public void A_missing_assembly_is_an_error() =>
        Assert.Equal(ExitCode.Failed, NasGenCommand.Run(["verify", "--assembly", "/no/such.dll"]));

    [Fact]
    public void The_help_describes_every_verb_option_and_exit_code()
    {
        var root = NasGenCommand.Create();

        Assert.Equal(
            [
                "clean", "cluster", "compare", "device", "export", "import", "node", "pick", "plan", "replay", "report", "search", "show", "trials", "verify",
                "watch",
            ],
            root.Subcommands.Where(c => !c.Hidden).Select(c => c.Name).Order(StringComparer.Ordinal));
        Assert.All(
            root.Subcommands.Where(c => !c.Hidden).SelectMany(c => c.Options).Where(o => !o.Hidden),
            o => Assert.False(string.IsNullOrEmpty(o.Description)));
        foreach (var code in new[] { ExitCode.Ok, ExitCode.Failed, ExitCode.Usage, ExitCode.Drift, ExitCode.Stopped })
            Assert.Contains($"\n  {code} ", root.Description!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_help_of_the_strategy_lists_every_name()
    {
        var search = NasGenCommand.Create().Subcommands.Single(c => c.Name == "search");
        var help = search.Options.Single(o => o.Name == "--strategy").Description!;

        Assert.All(
            StrategyRegistry.Names.Append(StrategyRegistry.Compound).Concat(StrategyRegistry.Schedulers).Concat(StrategyRegistry.OneShot),
            name => Assert.Matches($@"\b{name}\b", help));
    }

    [Fact]
    public void Every_help_text_of_plan_mentions_the_short_timing()
    {
        var root = NasGenCommand.Create();
        var plan = root.Subcommands.Single(c => c.Name == "plan");

        Assert.Contains("one short timing", plan.Description, StringComparison.Ordinal);
        Assert.Contains("one short timing", root.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("trains nothing", root.Description!.ToLowerInvariant(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Model.cs", 12, "Model.cs(12): error NAS2010: one line")]
    [InlineData("Model.cs", 0, "Model.cs: error NAS2010: one line")]
    [InlineData(null, 0, "nasgen : error NAS2010: one line")]
    public void An_error_has_the_form_that_builds_and_editors_read(string? file, int line, string expected) =>
        Assert.Equal(expected, CanonicalError.Format(new NasGen.Search.Contracts.NasException("NAS2010", "one\nline", file, line)));
}
