using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static NasGen.Generator.Tests.Drift.DriftTest;

namespace NasGen.Generator.Tests.Drift;

public class WinnerDriftTests
{
    private const string BodyStub = "Body = \"sha256:3333333333333333333333333333333333333333333333333333333333333333\"";

    [Fact]
    public void Winner_of_the_space_as_it_is_now_is_silent() => Assert.Empty(Run(Winner(), Current));

    [Fact]
    public void Winner_of_an_earlier_space_is_stale_and_told_what_to_run()
    {
        var found = Assert.Single(Run(Winner(EarlierHash), Current));
        Assert.Equal("NAS3001", found.Id);
        Assert.Equal("'NetBest' was found in an earlier version of 'Net'. Search again: dotnet build /t:NasSearch.", found.GetMessage());
    }

    [Fact]
    public void Location_is_the_attribute()
    {
        var winner = Winner(EarlierHash);
        var found = Assert.Single(Run(winner, Current));
        Assert.Equal("NetBest.nas.cs", found.Location.GetLineSpan().Path);
        Assert.Equal(4, found.Location.GetLineSpan().StartLinePosition.Line);
        Assert.StartsWith("Architecture(Space", winner[found.Location.SourceSpan.Start..found.Location.SourceSpan.End], StringComparison.Ordinal);
        Assert.EndsWith("Seed = 7)", winner[found.Location.SourceSpan.Start..found.Location.SourceSpan.End], StringComparison.Ordinal);
    }

    [Fact]
    public void Space_that_does_not_compile_makes_nothing_stale() => Assert.Empty(Run(Winner(EarlierHash)));

    [Fact]
    public void Hash_of_another_space_does_not_count() =>
        Assert.Empty(Run(Winner(EarlierHash), Current with { Name = "global::Digits.Other" }));

    [Theory]
    [InlineData("Linear(4, 4)", "Linear(4, 5)")]
    [InlineData("Genotype = \"Stem=MlpBlock\"", "Genotype = \"Stem=ConvBlock\"")]
    [InlineData("Seed = 7", "Seed = 8")]
    [InlineData("#nullable enable", "#nullable disable")]
    public void Changing_anything_in_the_file_is_an_edit(string from, string to)
    {
        var edited = Winner().Replace(from, to, StringComparison.Ordinal);
        Assert.Equal("NAS3002", Assert.Single(Run(edited, Current)).Id);
    }

    [Fact]
    public void One_more_empty_line_is_an_edit() => Assert.Equal("NAS3002", Assert.Single(Run(Winner() + "\n", Current)).Id);

    [Fact]
    public void Line_endings_of_another_system_are_no_edit() =>
        Assert.Empty(Run(Winner().Replace("\n", "\r\n", StringComparison.Ordinal), Current));

    [Fact]
    public void Winner_may_be_both_stale_and_edited() =>
        Assert.Equal(["NAS3001", "NAS3002"], Run(Winner(EarlierHash) + "// mine\n", Current).Select(d => d.Id).Order());

    [Fact]
    public void Stale_winner_that_no_longer_compiles_is_still_reported()
    {
        var winner = Winner(EarlierHash).Replace("Stem =>", "Gone =>", StringComparison.Ordinal);
        Assert.Contains(Compile(winner).GetDiagnostics(), d => d.Id is "CS0534");
        Assert.Contains(Run(winner, Current), d => d.Id == "NAS3001");
    }

    [Theory]
    [InlineData("<<<<<<< HEAD\n{0}=======\n{1}>>>>>>> other\n")]
    [InlineData("<<<<<<< HEAD\n{0}||||||| base\n{1}=======\n{1}>>>>>>> other\n")]
    public void Merge_conflict_in_the_attribute_is_said_once_and_nothing_else(string conflict)
    {
        var line = Winner().Split('\n')[4] + "\n";
        var merged = Winner().Replace(line, string.Format(null, conflict, line, line.Replace("7", "8", StringComparison.Ordinal)), StringComparison.Ordinal);
        AssertUnreadable("it holds merge conflict markers", merged);
    }

    [Theory]
    [InlineData("Space = \"sha256:", "Space = \"sha1:", "its Space is no hash")]
    [InlineData(BodyStub, "Body = \"\"", "its Body is no hash")]
    [InlineData(BodyStub + ", ", "", "its Body is no hash")]
    [InlineData(BodyStub, "Body = 3", "its Body is no hash")]
    [InlineData("Genotype = \"Stem=MlpBlock\"", "Genotype = null!", "its Genotype is missing")]
    public void Attribute_that_says_too_little_is_unreadable(string from, string to, string reason)
    {
        var winner = System.Text.RegularExpressions.Regex.Replace(Winner(), "Body = \"[^\"]*\"", BodyStub);
        AssertUnreadable(reason, winner.Replace(from, to, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Elsewhere", "'Elsewhere' is no search space")]
    [InlineData("Module<Tensor, Tensor>", "'Module' is no search space")]
    [InlineData("object", "it derives from no search space")]
    public void Winner_of_a_space_that_is_gone_is_said(string @base, string reason) => AssertUnreadable(reason, Winner(@base: @base));

    [Fact]
    public void Unrelated_edit_neither_hashes_the_file_again_nor_checks_it_again()
    {
        var compilation = Compile(Winner(EarlierHash));
        var driver = Driver(Current).RunGenerators(compilation);
        driver = driver.RunGenerators(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("namespace Digits; class Unrelated;")));
        Assert.Equal(IncrementalStepRunReason.Cached, Reason(driver, StepNames.ReadWinners));
        Assert.Equal(IncrementalStepRunReason.Cached, Reason(driver, StepNames.CheckWinners));
    }

    [Fact]
    public void Edit_of_the_file_hashes_it_again()
    {
        var driver = Driver(Current).RunGenerators(Compile(Winner(EarlierHash)));
        driver = driver.RunGenerators(Compile(Winner(EarlierHash) + "\n"));
        Assert.Equal(IncrementalStepRunReason.Modified, Reason(driver, StepNames.ReadWinners));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[Architecture")]
    [InlineData("[Architecture(Space = , Body = 1, Genotype = nameof)] class NetBest : ")]
    [InlineData("[Architecture] [Architecture] partial class A : A; [Architecture] struct B; [Architecture] interface C : D;")]
    [InlineData("[Architecture(Space = \"\ud800\")] class \ud800 { }")]
    public void Broken_winner_never_crashes_the_generator(string winner)
    {
        var result = Driver(Current).RunGenerators(Compile(winner)).GetRunResult();
        Assert.Null(Assert.Single(result.Results).Exception);
    }

    private static void AssertUnreadable(string reason, string winner)
    {
        var found = Assert.Single(Run(winner, Current));
        Assert.Equal("NAS3003", found.Id);
        Assert.Equal(
            $"'NetBest' cannot be checked against its space: {reason}. Restore the file, search again (dotnet build /t:NasSearch), or delete it.",
            found.GetMessage());
    }

    private static IncrementalStepRunReason Reason(GeneratorDriver driver, string step) =>
        driver.GetRunResult().Results[0].TrackedSteps[step][0].Outputs[0].Reason;
}
