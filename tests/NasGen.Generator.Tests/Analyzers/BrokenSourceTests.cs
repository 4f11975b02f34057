using CsCheck;
using Microsoft.CodeAnalysis.Diagnostics;
using NasGen.Generator.Analyzers;

namespace NasGen.Generator.Tests.Analyzers;

public class BrokenSourceTests
{
    private const string Source = """
        [SearchSpace(Input = [1, 8, 8])]
        [Pick("NetTiny", Cost.Parameters, 10_000)]
        public abstract class Net : Module<Tensor, Tensor>
        {
            protected Net() : base("Net") { _kept = Stem; }
            private Module<Tensor, Tensor> _kept;
            private readonly Module<Tensor, Tensor>[] _layers = [Linear(2, 2)];
            [Choice<ConvBlock, MobileBlock>(Stride = 2), Width(8, 16)]
            protected abstract Module<Tensor, Tensor> Stem { get; }
            [Values(0.0, 0.1)]
            protected abstract double Rate { get; }
            public override Tensor forward(Tensor x) { Tensor Local() => Stem.call(x); return Local(); }
            private NasGen.Activation Activation => NasGen.Activation.ReLU;
        }
        public class NetBest;
        """;

    /// <summary>Every cut and every doubled or missing stretch of text is a state that a person's editor passes through.</summary>
    [Fact]
    public void No_analyzer_throws_on_source_with_stretches_missing_or_doubled() =>
        Gen.Select(Gen.Int[0, Source.Length], Gen.Int[0, 60], Gen.Bool).Sample(
            (start, length, doubled) =>
            {
                var end = Math.Min(start + length, Source.Length);
                var broken = Source[..(doubled ? end : start)] + Source[(doubled ? start : end)..];
                Run<DecisionNeverReadAnalyzer>(broken);
                Run<ModuleReadInConstructorAnalyzer>(broken);
                Run<RuntimeReferenceAnalyzer>(broken);
                Run<WinnerNameTakenAnalyzer>(broken);
                Run<StrayAttributeAnalyzer>(broken);
                Run<UnregisteredAnalyzer>(broken);
            },
            seed: "0000KOIKe000", iter: 60, threads: 1);

    [Theory]
    [InlineData("")]
    [InlineData("[SearchSpace] public abstract class")]
    [InlineData("[SearchSpace] [SearchSpace] public abstract class Net : Nowhere { [Choice] [Values] public abstract Missing Stem { get; } public override forward }")]
    [InlineData("[SearchSpace] public abstract class Net : Net { public override Tensor forward(Tensor x) => Stem; [Choice<>] abstract Stem { get; } }")]
    [InlineData("[Pick(null, (Cost)99, \"x\")] [Pick] [SearchSpace(Input = null)] public class Net : Module<Tensor, Tensor> { Net() { Missing(Stem); } Net() : this() { } }")]
    public void No_analyzer_throws_on_what_does_not_compile(string source)
    {
        Run<DecisionNeverReadAnalyzer>(source);
        Run<ModuleReadInConstructorAnalyzer>(source);
        Run<RuntimeReferenceAnalyzer>(source);
        Run<WinnerNameTakenAnalyzer>(source);
    }

    private static void Run<TAnalyzer>(string source) where TAnalyzer : DiagnosticAnalyzer, new() =>
        AnalyzerTest.Analyze<TAnalyzer>(AnalyzerTest.Compile(("Model.cs", source))).GetAwaiter().GetResult();
}
