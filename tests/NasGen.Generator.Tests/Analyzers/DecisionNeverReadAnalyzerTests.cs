using NasGen.Generator.Analyzers;

namespace NasGen.Generator.Tests.Analyzers;

public class DecisionNeverReadAnalyzerTests
{
    private static async Task<string?> Message(string forward, string stem = "Stem") =>
        (await AnalyzerTest.Verify<DecisionNeverReadAnalyzer>(Net(forward, stem))).SingleOrDefault()?.GetMessage();

    private static string Net(string members, string stem = "Stem") => $$"""
        [SearchSpace(Input = [1, 8, 8])]
        public abstract class Net() : Module<Tensor, Tensor>("Net")
        {
            [Choice<ConvBlock, MobileBlock>]
            protected abstract Module<Tensor, Tensor> {{stem}} { get; }

            {{members}}
        }
        public static class Runner
        {
            public static Tensor Run(Module<Tensor, Tensor> net, Tensor x) => x;
        }
        """;

    [Fact]
    public async Task Module_that_forward_leaves_out_is_reported_at_its_name() => Assert.Equal(
        "forward of 'Net' never reads 'Stem', so that all of its options give the same network. Use it in forward, or remove it.",
        await Message("public override Tensor forward(Tensor x) => x;", "{|NAS0007:Stem|}"));

    [Theory]
    [InlineData("public override Tensor forward(Tensor x) { _ = nameof(Stem); return x; }")]
    [InlineData("public override Tensor forward(Tensor x) => x; private Tensor Unused(Tensor x) => Stem.call(x);")]
    [InlineData("public override Tensor forward(Tensor x) { Tensor Unused() => Stem.call(x); return x; }")]
    [InlineData("public override Tensor forward(Tensor x) => x; private Module<Tensor, Tensor> Unused => Stem;")]
    public Task Naming_it_or_reading_it_where_forward_does_not_come_is_no_read(string members) => Message(members, "{|NAS0007:Stem|}");

    [Theory]
    [InlineData("public override Tensor forward(Tensor x) => Stem.call(x);")]
    [InlineData("public override Tensor forward(Tensor x) => this.Stem.call(x);")]
    [InlineData("public override Tensor forward(Tensor x) => Features(x); private Tensor Features(Tensor x) => Again(x); private Tensor Again(Tensor x) => Stem.call(x);")]
    [InlineData("public override Tensor forward(Tensor x) => Alias.call(x); private Module<Tensor, Tensor> Alias { get { return Stem; } }")]
    [InlineData("public override Tensor forward(Tensor x) { Tensor Local() => Stem.call(x); return Local(); }")]
    [InlineData("public override Tensor forward(Tensor x) { Func<Tensor, Tensor> f = y => Stem.call(y); return f(x); }")]
    [InlineData("public override Tensor forward(Tensor x) { Func<Tensor, Tensor> f = Features; return f(x); } private Tensor Features(Tensor x) => Stem.call(x);")]
    [InlineData("public override Tensor forward(Tensor x) => training ? Stem.call(x) : x;")]
    [InlineData("public override Tensor forward(Tensor x) => Stem is { } stem ? stem.call(x) : x;")]
    public Task Read_through_members_of_the_class_counts(string members) => Message(members);

    [Theory]
    [InlineData("public override Tensor forward(Tensor x) => Runner.Run(this, x);")]
    [InlineData("public override Tensor forward(Tensor x) { var self = this; return self.call(x); }")]
    [InlineData("public override Tensor forward(Tensor x) { foreach (var m in children()) x = ((Module<Tensor, Tensor>)m).call(x); return x; }")]
    public Task What_other_code_may_read_is_not_reported(string members) => Message(members);

    [Fact]
    public Task Without_forward_the_modules_run_in_order_and_nothing_is_reported() => Message("");

    [Fact]
    public Task Scalar_read_in_the_constructor_counts() => AnalyzerTest.Verify<DecisionNeverReadAnalyzer>("""
        [SearchSpace(Input = [4])]
        public abstract class Net : Module<Tensor, Tensor>
        {
            private readonly Module<Tensor, Tensor> _drop;
            protected Net() : base("Net") => _drop = Dropout(Rate);

            [Values(0.0, 0.1)] protected abstract double Rate { get; }
            [Range(0.0, 1.0)] protected abstract double {|NAS0007:Scale|} { get; }
            [Classifier(2)] protected abstract Module<Tensor, Tensor> Head { get; }

            public override Tensor forward(Tensor x) => _drop.call(x);
        }
        """);

    [Fact]
    public Task Lambda_made_in_the_constructor_may_read_a_module_for_forward() => AnalyzerTest.Verify<DecisionNeverReadAnalyzer>("""
        [SearchSpace(Input = [4])]
        public abstract class Net : Module<Tensor, Tensor>
        {
            private readonly Func<Tensor, Tensor> _run;
            protected Net() : base("Net") => _run = x => Stem.call(x);

            [Choice(typeof(ConvBlock))] protected abstract Module<Tensor, Tensor> Stem { get; }

            public override Tensor forward(Tensor x) => _run(x);
        }
        """);

    [Fact]
    public Task Method_that_an_attribute_names_may_read_it() => AnalyzerTest.Verify<DecisionNeverReadAnalyzer>("""
        [SearchSpace(Input = [4]), Train(nameof(Fit))]
        public abstract class Net() : Module<Tensor, Tensor>("Net")
        {
            [Range(0.0001, 0.1)] protected abstract double LearningRate { get; }
            [Range(0.0, 1.0)] protected abstract double {|NAS0007:Decay|} { get; }
            [Classifier(2)] protected abstract Module<Tensor, Tensor> Head { get; }

            public override Tensor forward(Tensor x) => Head.call(x);

            internal static double Fit(Net net) => Steps(net);
            private static double Steps(Net net) => net.LearningRate;
            private static double Unused(Net net) => net.Decay;
        }
        """);

    [Fact]
    public Task Other_half_of_a_partial_class_counts() => AnalyzerTest.Verify<DecisionNeverReadAnalyzer>(
        """
        [SearchSpace(Input = [4])]
        public abstract partial class Net() : Module<Tensor, Tensor>("Net")
        {
            [Choice<ConvBlock, MlpBlock>] protected abstract Module<Tensor, Tensor> Stem { get; }
            public override Tensor forward(Tensor x) => Features(x);
        }
        """,
        ("Net.Features.g.cs", "partial class Net { private Tensor Features(Tensor x) => Stem.call(x); }"));

    [Fact]
    public Task Class_that_is_no_space_is_left_alone() => AnalyzerTest.Verify<DecisionNeverReadAnalyzer>("""
        public abstract class Net() : Module<Tensor, Tensor>("Net")
        {
            [Choice<ConvBlock, MlpBlock>] protected abstract Module<Tensor, Tensor> Stem { get; }
            public override Tensor forward(Tensor x) => x;
        }
        """);
}
