using Microsoft.CodeAnalysis;
using NasGen.Generator.Analyzers;
using NasGen.Generator.Tests.Harness;

namespace NasGen.Generator.Tests.Analyzers;

public class WinnerNameTakenAnalyzerTests
{
    private const string Space = """
        namespace Digits;
        [SearchSpace(Input = [1, 8, 8])]
        [Pick("NetTiny", Cost.Parameters, 10_000)]
        public abstract class Net() : Module<Tensor, Tensor>("Net")
        {
            [Choice<ConvBlock, MobileBlock>] protected abstract Module<Tensor, Tensor> Stem { get; }
        }

        """;

    private static readonly string BestTaken = Space.Replace("class Net(", "class {|NAS0013:Net|}(", StringComparison.Ordinal);

    private static Task<IReadOnlyList<Diagnostic>> Verify(string marked, params (string, string)[] others) =>
        AnalyzerTest.Verify<WinnerNameTakenAnalyzer>(marked, others);

    private const string Body = "{ protected override Module<Tensor, Tensor> Stem => null!; public override Tensor forward(Tensor x) => x; }";

    [Fact]
    public async Task Another_type_of_the_best_winners_name_is_reported_at_the_space()
    {
        var found = await Verify(BestTaken + "public class NetBest;");
        Assert.Equal(
            "A winner of 'Net' is to be called 'NetBest', but another type has that name. Rename one of the two; a winner is named by [Pick], or after its space.",
            Assert.Single(found).GetMessage());
    }

    [Fact]
    public Task Another_type_of_a_picks_name_is_reported_at_the_pick() => Verify(
        Space.Replace("Pick(\"NetTiny\", Cost.Parameters, 10_000)", "{|NAS0013:Pick(\"NetTiny\", Cost.Parameters, 10_000)|}", StringComparison.Ordinal)
        + "public struct NetTiny;");

    [Fact]
    public Task Class_that_derives_from_the_space_but_is_no_winner_is_reported() => Verify(BestTaken + "public class NetBest : Net" + Body);

    [Fact]
    public Task Winner_of_another_space_is_reported() => Verify(
        BestTaken + """
        [SearchSpace(Input = [4])]
        public abstract class Other() : Module<Tensor, Tensor>("Other")
        {
            [Choice<ConvBlock, MobileBlock>] protected abstract Module<Tensor, Tensor> Stem { get; }
        }
        [Architecture] public class NetBest : Other
        """ + Body);

    [Theory]
    [InlineData("Pick(\"NetTiny\", Cost.Macs, 1)")]
    [InlineData("Pick(\"NetBest\", Cost.Macs, 1)")]
    public Task Winners_of_one_name_are_reported_at_the_later_one(string pick) =>
        Verify(Space.Replace("public abstract", $"[{{|NAS0013:{pick}|}}]\npublic abstract", StringComparison.Ordinal));

    [Fact]
    public Task Winners_of_two_nested_spaces_share_a_namespace() => Verify("""
        public class A
        {
            [SearchSpace(Input = [4])] public abstract class {|NAS0013:Net|}() : Module<Tensor, Tensor>("Net");
        }
        public class B
        {
            [SearchSpace(Input = [4])] public abstract class {|NAS0013:Net|}() : Module<Tensor, Tensor>("Net");
        }
        """);

    /// <summary>Both would write NetBest.nas.cs, the weights NetBest.dat and the report of Net.</summary>
    [Theory]
    [InlineData("First", "Net", "Second", "Net")]
    [InlineData("First", "Net", "First.Inner", "Net")]
    [InlineData("First", "Net", "Second", "NET")]
    public async Task Spaces_of_one_name_in_two_namespaces_would_write_one_file(string a, string first, string b, string second)
    {
        var found = await Verify(
            $"namespace {a} {{ [SearchSpace(Input = [4])] public abstract class {{|NAS0013:{first}|}}() : Module<Tensor, Tensor>(\"n\"); }} "
            + $"namespace {b} {{ [SearchSpace(Input = [4])] public abstract class {{|NAS0013:{second}|}}() : Module<Tensor, Tensor>(\"n\"); }}");
        Assert.Contains($"but a winner of '{b}.{second}' has that name", found[0].GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task Picks_of_one_name_in_two_namespaces_would_write_one_file() => Verify("""
        namespace First { [SearchSpace(Input = [4]), {|NAS0013:Pick("Small", Cost.Macs, 1)|}] public abstract class A() : Module<Tensor, Tensor>("n"); }
        namespace Second { [SearchSpace(Input = [4]), {|NAS0013:Pick("Small", Cost.Macs, 1)|}] public abstract class B() : Module<Tensor, Tensor>("n"); }
        namespace Third { [SearchSpace(Input = [4]), Pick("Other", Cost.Macs, 1)] public abstract class C() : Module<Tensor, Tensor>("n"); }
        """);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_generated_for_spaces_that_claim_one_name_does_not_silence_the_analyzer(bool isSearch)
    {
        const string source = """
            using NasGen;
            using static TorchSharp.torch;
            using static TorchSharp.torch.nn;
            public class A
            {
                [SearchSpace(Input = [4])] public abstract class Net() : Module<Tensor, Tensor>("Net")
                {
                    [Choice<ConvBlock, MobileBlock>] protected abstract Module<Tensor, Tensor> Stem { get; }
                }
            }
            public class B
            {
                [SearchSpace(Input = [4])] public abstract class Net() : Module<Tensor, Tensor>("Net")
                {
                    [Choice<ConvBlock, MobileBlock>] protected abstract Module<Tensor, Tensor> Stem { get; }
                }
            }
            """;
        var run = isSearch ? GeneratorRun.Search(source) : GeneratorRun.Ordinary(source);
        Assert.DoesNotContain(run.CompilerSays, d => d.Severity == DiagnosticSeverity.Error);
        Assert.Equal(["NAS0013", "NAS0013"], (await AnalyzerTest.Analyze<WinnerNameTakenAnalyzer>(run.Output)).Select(d => d.Id));
    }

    [Fact]
    public Task Winner_of_the_space_is_what_the_name_is_for() => Verify(Space + "[Architecture] public sealed class NetBest : Net" + Body);

    [Fact]
    public Task Placeholder_until_the_first_search_is_left_alone() =>
        Verify(Space, ("NetBest.g.cs", "namespace Digits; public sealed class NetBest : Net" + Body));

    [Fact]
    public Task Same_name_elsewhere_or_with_type_parameters_is_left_alone() =>
        Verify(Space + "public class NetBest<T>;", ("Elsewhere.cs", "namespace Elsewhere; public class NetBest;"));
}
