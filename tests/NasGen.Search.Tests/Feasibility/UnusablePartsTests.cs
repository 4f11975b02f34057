using NasGen.Search.Feasibility;
using NasGen.Search.Spaces;
using NasGen.Search.Tests.Sessions;
using NasGen.Search.Trials;

namespace NasGen.Search.Tests.Feasibility;

public sealed class UnusablePartsTests
{
    private static readonly SearchSpace Space = new ToySpace().Descriptor.Space.ToSearchSpace();

    private static readonly Genotype[] All = [.. Space.Enumerate()];

    [Fact]
    public void A_space_that_can_be_used_whole_has_none() => Assert.True(Of(_ => null).IsNone);

    [Fact]
    public void An_option_that_never_builds_is_named_once_with_its_cause_and_not_again_by_its_settings()
    {
        var parts = Of(g => g["Stem"] == "MlpBlock" ? "Net.cs(3): NAS2010: no file. The architecture: " + g : null);

        Assert.Equal(new UnusableOption("Stem=MlpBlock", 36, "Net.cs(3): NAS2010: no file."), Assert.Single(parts.Options));
        Assert.Equal(("Net.cs(3): NAS2010: no file.", 36), Assert.Single(parts.Unbuildable));
        Assert.Equal("Net.cs(3): NAS2010: no file.", parts.Default);
        Assert.Equal(40, parts.Seen);
    }

    [Fact]
    public void What_rules_leave_out_is_no_failure_of_networks_but_its_options_are_named()
    {
        var dryRuns = All.ToDictionary(g => g, g => g["Stem"] == "MlpBlock" ? CostEstimate.RuledOut(Exclusion.Rules, "ruled out") : new CostEstimate(new Dictionary<string, double>()));
        var parts = UnusableParts.Of(Space, [], dryRuns, []);

        Assert.Empty(parts.Unbuildable);
        Assert.Equal("Stem=MlpBlock", Assert.Single(parts.Options).Name);
    }

    [Fact]
    public void An_option_of_which_one_architecture_builds_is_not_lost()
    {
        var parts = Of(g => g["Stem"] == "MlpBlock" && g["Stem.Width"] != "16" ? "no file" : null);

        Assert.Equal(["Stem.Width=4", "Stem.Width=8"], parts.Options.Select(o => o.Name));
        Assert.Equal("no file", parts.Default);
    }

    /// <summary>Only four architectures have the option: too few, unless there are no others.</summary>
    [Fact]
    public void An_option_that_was_seen_rarely_is_judged_if_the_whole_space_was_looked_at()
    {
        static string? Reason(Genotype g) => g["Stem"] == "IdentityBlock" ? "no file" : null;

        Assert.Equal(["Stem=IdentityBlock"], Of(Reason).Options.Select(o => o.Name));
        Assert.Empty(UnusableParts.Of(Space, [], DryRuns(Reason).Where(d => d.Key["Stem.Depth"] != "3").ToDictionary(), []).Options);
    }

    [Fact]
    public void Causes_that_differ_by_the_architecture_alone_are_one() => Assert.Equal(
        ("Net.cs(3): NAS2010: Net threw in forward: no file", 36),
        Assert.Single(Of(g => g["Stem"] == "MlpBlock" ? $"Net.cs(3): NAS2010: Net threw in forward with {g}: no file" : null).Unbuildable));

    [Fact]
    public void An_option_beyond_a_limit_is_named_with_the_limit()
    {
        var parts = UnusableParts.Of(Space, [new Limit("Parameters", 350)], DryRuns(_ => null), []);

        Assert.Equal(new UnusableOption("Stem.Width=16", 12, "beyond the limit of 350 parameters"), Assert.Single(parts.Options));
        Assert.Empty(parts.Unbuildable);
        Assert.Null(parts.Default);
    }

    [Fact]
    public void An_option_whose_trainings_all_fail_is_named()
    {
        var trials = All.Where(g => g["Stem"] == "MlpBlock").Take(8).Select((g, i) => new Trial(i, g, Purpose.Search, 1, 0)
        {
            State = g["Stem.Depth"] == "1" ? TrialState.Failed : TrialState.Completed,
            Cause = "NAS2009: it diverged",
        });

        var parts = UnusableParts.Of(Space, [], DryRuns(_ => null), trials);

        Assert.Equal(new UnusableOption("Stem.Depth=1", 4, "NAS2009: it diverged"), Assert.Single(parts.Options));
    }

    private static UnusableParts Of(Func<Genotype, string?> cause) => UnusableParts.Of(Space, [], DryRuns(cause), []);

    private static Dictionary<Genotype, CostEstimate> DryRuns(Func<Genotype, string?> cause) => All.ToDictionary(
        g => g, g => cause(g) is { } text
            ? CostEstimate.Unbuildable(text)
            : new CostEstimate(new Dictionary<string, double> { ["Parameters"] = FunctionWorkforce.DryRunOf(g).Parameters }));
}
