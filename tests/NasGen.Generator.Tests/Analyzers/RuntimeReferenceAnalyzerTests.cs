using NasGen.Generator.Analyzers;

namespace NasGen.Generator.Tests.Analyzers;

public class RuntimeReferenceAnalyzerTests
{
    private static Task<IReadOnlyList<Microsoft.CodeAnalysis.Diagnostic>> Verify(string marked, params (string, string)[] others) =>
        AnalyzerTest.Verify<RuntimeReferenceAnalyzer>(marked, others);

    [Fact]
    public async Task Field_of_a_type_of_NasGen_is_reported()
    {
        var found = await Verify("public class Settings { public {|NAS1001:Activation|} Activation; }");
        Assert.Equal(
            "'Activation' belongs to NasGen, which is not there at run time. Refer to NasGen in attributes only.",
            Assert.Single(found).GetMessage());
    }

    [Theory]
    [InlineData("public class A { public NasGen.{|NAS1001:Activation|} Property => default; }")]
    [InlineData("public class A { public void M({|NAS1001:Cost|}? cost) { } }")]
    [InlineData("public class A : {|NAS1001:ChoiceBaseAttribute|};")]
    [InlineData("public class A { System.Collections.Generic.List<{|NAS1001:ConvBlock|}>? _list; }")]
    [InlineData("public class A { Type T => typeof({|NAS1001:ConvBlock|}); }")]
    [InlineData("public class A { object O => {|NAS1001:Metric|}.Accuracy; }")]
    [InlineData("public class A { object O => new {|NAS1001:WidthAttribute|}(1); }")]
    [InlineData("public class A { bool Is(object o) => o is {|NAS1001:Norm|}.Batch; }")]
    [InlineData("namespace Inner { using Act = NasGen.Activation; public class A { {|NAS1001:Act|} _a; } }")]
    [InlineData("namespace Inner { using static NasGen.Activation; public class A { object O => {|NAS1001:SiLU|}; } }")]
    [InlineData("public class OwnAttribute(Type type) : Attribute { public Type Type => type; } [Own(typeof({|NAS1001:ConvBlock|}))] public class A;")]
    public Task Every_reference_that_the_assembly_keeps_is_reported(string source) => Verify(source);

    [Theory]
    [InlineData("""
        using NasGen;
        using Block = NasGen.ConvBlock;
        [SearchSpace(Input = [4]), Maximize(Metric.Accuracy), Limit(Cost.Parameters, 10)]
        public abstract class Net() : Module<Tensor, Tensor>("Net")
        {
            [Choice<Block, MlpBlock>, Activation(Activation.ReLU, Activation.SiLU)]
            protected abstract Module<Tensor, Tensor> Stem { get; }
            [Choice(typeof(ConvBlock))]
            protected abstract Module<Tensor, Tensor> Body { get; }
        }
        public class Own([Values(2, 4)] int squeeze = 2) : Module<Tensor, Tensor>(nameof(ConvBlock))
        {
            public override Tensor forward(Tensor x) => x * squeeze;
        }
        """)]
    [InlineData("/// <summary>Like <see cref=\"ConvBlock\"/>.</summary>\npublic class A;")]
    [InlineData("public enum Cost { High } public class A { Cost _cost = Cost.High; int Norm = 1; int M() => Norm; }")]
    public Task What_leaves_no_trace_is_left_alone(string source) => Verify(source);

    [Fact]
    public Task Generated_code_is_left_alone() => Verify("public class A;", ("Candidate.g.cs", "public class Candidate { public NasGen.Activation A; }"));
}
