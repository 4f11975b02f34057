using NasGen.Generator.Analyzers;

namespace NasGen.Generator.Tests.Analyzers;

public class ModuleReadInConstructorAnalyzerTests
{
    private static Task<IReadOnlyList<Microsoft.CodeAnalysis.Diagnostic>> Verify(string members) =>
        AnalyzerTest.Verify<ModuleReadInConstructorAnalyzer>($$"""
            [SearchSpace(Input = [4])]
            public abstract class Net : Module<Tensor, Tensor>
            {
                private Module<Tensor, Tensor>? _kept;
                private Func<Tensor, Tensor>? _run;

                [Choice<ConvBlock, MlpBlock>] protected abstract Module<Tensor, Tensor> Stem { get; }
                [Classifier(10)] protected abstract Module<Tensor, Tensor> Head { get; }
                [Values(0.0, 0.1)] protected abstract double Rate { get; }

                {{members}}

                public override Tensor forward(Tensor x) => Head.call(Features(x));
                private Tensor Features(Tensor x) => Stem.call(x);
                private Module<Tensor, Tensor> First => Stem;
            }
            """);

    [Fact]
    public async Task Read_in_the_constructor_is_reported_where_it_is_read()
    {
        var found = await Verify("protected Net() : base(\"Net\") { _kept = {|NAS0008:Stem|}; }");
        Assert.Equal(
            "'Stem' is read before it exists: modules are built after the constructor of 'Net'. Read it in forward; scalar decisions alone may be read in the constructor.",
            Assert.Single(found).GetMessage());
    }

    [Theory]
    [InlineData("_kept = {|NAS0008:this.Stem|};")]
    [InlineData("register_module(nameof(Stem), {|NAS0008:Stem|});")]
    [InlineData("_kept = {|NAS0008:Head|};")]
    [InlineData("_kept = {|NAS0008:First|};")]
    [InlineData("{|NAS0008:Features(zeros(1, 4))|};")]
    [InlineData("{|NAS0008:forward(zeros(1, 4))|};")]
    [InlineData("void Local() => _kept = Stem; {|NAS0008:Local()|};")]
    public Task Read_through_a_member_is_reported_where_the_constructor_calls_it(string statement) =>
        Verify($"protected Net() : base(\"Net\") {{ {statement} }}");

    [Fact]
    public Task Read_in_one_of_two_constructors_is_reported_once() => Verify("""
        protected Net() : this("Net") { }
        protected Net(string name) : base(name) { _kept = {|NAS0008:Stem|}; }
        """);

    [Theory]
    [InlineData("_run = x => Stem.call(x);")]
    [InlineData("_run = Features;")]
    [InlineData("Tensor Later(Tensor x) => Stem.call(x); _run = Later;")]
    [InlineData("_kept = Dropout(Rate);")]
    [InlineData("_ = nameof(Stem);")]
    public Task What_is_read_later_and_what_is_no_module_is_left_alone(string statement) =>
        Verify($"protected Net() : base(\"Net\") {{ {statement} }}");
}
