using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NasGen.Generator.Drift;
using NasGen.Generator.Model;
using NasGen.Generator.Parsing;
using NasGen.Generator.Tests.Harness;

namespace NasGen.Generator.Tests.Pipeline;

public class IncrementalityTests
{
    private const string Unrelated = "namespace Elsewhere; public class Unrelated { public int Value => 1; }";

    private const string EditedWinner = """
        namespace Digits;
        [NasGen.Architecture(Space = "sha256:1111111111111111111111111111111111111111111111111111111111111111",
            Body = "sha256:2222222222222222222222222222222222222222222222222222222222222222", Genotype = "DropoutRate=0.1")]
        public abstract class DigitsNetBest : DigitsNet;
        """;

    private const string LeftOut = """
        namespace Digits;

        public sealed class Small : DigitsNet
        """;

    private static readonly string Broken =
        Sources.DigitsNet.Replace("Width(8, 16, 32)", "Width(8, 8)", StringComparison.Ordinal).Replace("DigitsNet", "OtherNet", StringComparison.Ordinal);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Unrelated_edit_runs_no_named_step_to_another_result(bool isSearch)
    {
        var first = Run(isSearch, Sources.DigitsNet, Unrelated, EditedWinner);
        var second = first.Then(c => Replace(c, 1, Unrelated.Replace("=> 1", "=> 2", StringComparison.Ordinal)));
        AssertUnchanged(second, isSearch);
        Assert.Equal(2, Outputs(second, StepNames.CheckWinners).Count());
    }

    [Fact]
    public void Edit_inside_a_method_of_the_model_runs_no_named_step_to_another_result()
    {
        var first = Run(false, Sources.DigitsNet);
        var second = first.Then(c => Replace(c, 0, Sources.DigitsNet.Replace("return Head.call(dropped);", "var y = Head.call(dropped);\n            return y;", StringComparison.Ordinal)));
        AssertUnchanged(second, false);
    }

    [Fact]
    public void Edit_of_an_option_gives_another_definition()
    {
        var first = Run(true, Sources.DigitsNet);
        var second = first.Then(c => Replace(c, 0, Sources.DigitsNet.Replace("Width(8, 16, 32)", "Width(8, 16, 24)", StringComparison.Ordinal)));
        Assert.Contains(Outputs(second, StepNames.SelectDefinitions), o => o.Reason == IncrementalStepRunReason.Modified);
        Assert.NotEqual(first.Files["Digits.DigitsNet.Search.g.cs"], second.Files["Digits.DigitsNet.Search.g.cs"]);
    }

    [Fact]
    public void Edit_of_one_space_leaves_the_file_of_another_alone()
    {
        var other = Sources.DigitsNet.Replace("DigitsNet", "OtherNet", StringComparison.Ordinal).Replace("SqueezeBlock", "OtherBlock", StringComparison.Ordinal);
        var first = Run(true, Sources.DigitsNet, other);
        var second = first.Then(c => Replace(c, 1, other.Replace("Width(8, 16, 32)", "Width(8, 16, 24)", StringComparison.Ordinal)));
        Assert.Equal(
            [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified],
            Outputs(second, StepNames.SelectDefinitions).Select(o => o.Reason is IncrementalStepRunReason.Unchanged ? IncrementalStepRunReason.Cached : o.Reason));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Steps_hold_nothing_of_Roslyn(bool isSearch)
    {
        var run = Run(isSearch, Sources.DigitsNet, Broken, EditedWinner);
        Assert.NotEmpty(run.Reported);
        foreach (var name in StepNames.All)
            foreach (var (value, _) in Outputs(run, name))
                ObjectGraph.AssertHoldsNothingOfRoslyn(value, name);
    }

    [Fact]
    public void Every_named_step_is_cached_in_a_search_that_leaves_a_winner_out()
    {
        var first = RunWithEverything();
        var second = first.Then(c => Replace(c, 1, Unrelated.Replace("=> 1", "=> 2", StringComparison.Ordinal)));
        AssertUnchanged(second, isSearch: true);
        Assert.All(StepNames.All, name => Assert.NotEmpty(Outputs(second, name)));
        Assert.Contains("class Small", second.Files["Digits.DigitsNet.Winners.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(ImmutableEquatableArray<LeftOutWinner>))]
    [InlineData(typeof(NamedSpace))]
    [InlineData(typeof(ParsedSpace))]
    [InlineData(typeof(SpaceIdentity))]
    public void Every_model_comes_out_of_a_named_step(Type model)
    {
        var run = RunWithEverything();
        Assert.Contains(StepNames.All.SelectMany(name => Outputs(run, name)), o => model.IsInstanceOfType(o.Value));
        foreach (var name in StepNames.All)
            foreach (var (value, _) in Outputs(run, name))
                ObjectGraph.AssertHoldsNothingOfRoslyn(value, name);
    }

    /// <summary>A run in which every step has something to do: a space, a broken one, a winner that was edited, and one that is left out.</summary>
    private static GeneratorRun RunWithEverything() => GeneratorRun.SearchWithout([LeftOut], Sources.DigitsNet, Unrelated, EditedWinner, Broken);

    private static GeneratorRun Run(bool isSearch, params string[] sources) => isSearch ? GeneratorRun.Search(sources) : GeneratorRun.Ordinary(sources);

    private static CSharpCompilation Replace(CSharpCompilation compilation, int file, string source) =>
        compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[file], GeneratorRun.Parse(source, $"Model{file}.cs"));

    private static IEnumerable<(object Value, IncrementalStepRunReason Reason)> Outputs(GeneratorRun run, string step) =>
        run.Result.TrackedSteps.TryGetValue(step, out var runs) ? runs.SelectMany(r => r.Outputs) : [];

    private static void AssertUnchanged(GeneratorRun run, bool isSearch)
    {
        foreach (var name in StepNames.All)
            Assert.All(Outputs(run, name), o => Assert.True(o.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{name}: {o.Reason}"));
        Assert.All(run.Result.TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs), o => Assert.Equal(IncrementalStepRunReason.Cached, o.Reason));
        Assert.NotEmpty(Outputs(run, isSearch ? StepNames.SelectDefinitions : StepNames.SelectPlaceholders));
    }
}
