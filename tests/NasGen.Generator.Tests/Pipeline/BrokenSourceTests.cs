using System.Globalization;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NasGen.Generator.Tests.Harness;

namespace NasGen.Generator.Tests.Pipeline;

public class BrokenSourceTests
{
    private static readonly string[] Tokens =
        [.. CSharpSyntaxTree.ParseText(Sources.DigitsNet).GetRoot().DescendantTokens().Select(t => t.ToFullString())];

    /// <summary>A few tokens missing, doubled or swapped: what an editor holds between two keystrokes, and what a bad merge leaves.</summary>
    [Fact]
    public void Generator_never_throws_on_source_with_tokens_missing_doubled_or_swapped()
    {
        var edit = Gen.Select(Gen.Int[0, 2], Gen.Int[0, Tokens.Length - 2]);
        edit.List[1, 4].Sample(
            edits =>
            {
                var tokens = Tokens.ToList();
                foreach (var (kind, at) in edits)
                {
                    var i = Math.Min(at, tokens.Count - 2);
                    if (kind == 0) tokens.RemoveAt(i);
                    else if (kind == 1) tokens.Insert(i, tokens[i]);
                    else (tokens[i], tokens[i + 1]) = (tokens[i + 1], tokens[i]);
                }
                AssertDoesNotThrow(string.Concat(tokens));
            },
            seed: "0000KOIKe000", iter: 150, threads: 1);
    }

    [Theory]
    [InlineData("[SearchSpace] public abstract class")]
    [InlineData("[SearchSpace] [SearchSpace] public abstract class Net : Nowhere { [Choice] [Values] public abstract Missing Stem { get; } }")]
    [InlineData("[SearchSpace(Input = null)] public abstract class Net() : Module<Tensor, Tensor>(\"a\") { [Choice(null)] public abstract Module<Tensor, Tensor> A { get; } [Values(null)] public abstract int B { get; } [Width(null)] public abstract int C { get; } [Values(null, new object[] { 1 }, typeof(int))] public abstract string D { get; } }")]
    [InlineData("[SearchSpace] public abstract class Net() : Net(), Module<Tensor, Tensor>(\"a\"); [SearchSpace] public abstract class A : B; public abstract class B : A;")]
    [InlineData("[SearchSpace(Input = [int.MaxValue + 1]), Csv(null), Idx(null, null), Data(null), Train(null), Loss(null), Maximize((string)null!), Maximize((Metric)77), Limit((Cost)9, double.NaN), Pick(null, default, 0), Budget(null), Classification(-1)] public abstract class Net() : Module<Tensor, Tensor>(\"a\");")]
    [InlineData("[SearchSpace] public abstract class Net() : Module<Tensor, Tensor>(\"a\") { [Choice<ConvBlock, ConvBlock>, Choice(typeof(int[]), typeof(void), typeof(Gen<>), typeof(Net), typeof(int*))] public abstract Module<Tensor, Tensor> A { get; } [Values(1)] public abstract int this[int i] { get; } [Values(1)] public static abstract int E { get; } } class Gen<T>;")]
    [InlineData("[SearchSpace] public abstract class Net() : Module<Tensor, Tensor>(\"a\") { [Range(0, 1e300, Step = 1e-300)] protected abstract double A { get; } [Range(0, 1e-300, Step = 1e-310)] protected abstract double B { get; } [Range(-1e300, 1e300)] protected abstract long C { get; } [Range(double.NaN, 1)] protected abstract float D { get; } [Range(1e28, 1e29, Step = 1e27)] protected abstract double E { get; } }")]
    [InlineData("[SearchSpace] public abstract class Net() : Module<Tensor, Tensor>(\"a\") { [Range(0, 1)] protected abstract int A { get; } } [SearchSpace] public abstract class Net() : Module<Tensor, Tensor>(\"a\") { [Range(0, 1)] protected abstract int A { get; } }")]
    [InlineData("[SearchSpace] public abstract record Net; [SearchSpace] public struct S; [SearchSpace] public interface I; [SearchSpace] public enum E; [SearchSpace] public static class C;")]
    public void Generator_never_throws_on_what_does_not_compile(string source) =>
        AssertDoesNotThrow("using NasGen; using static TorchSharp.torch; using static TorchSharp.torch.nn;\n" + source);

    private static void AssertDoesNotThrow(string source)
    {
        foreach (var run in new[] { GeneratorRun.Ordinary(source), GeneratorRun.Search(source) })
        {
            Assert.True(run.Result.Exception is null, string.Create(CultureInfo.InvariantCulture, $"{run.Result.Exception}\n{source}"));
            Assert.All(run.Reported, d => Assert.NotEmpty(d.GetMessage(CultureInfo.InvariantCulture)));
        }
    }
}
