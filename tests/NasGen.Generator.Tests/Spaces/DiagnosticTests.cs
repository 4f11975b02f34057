using System.Globalization;
using Microsoft.CodeAnalysis;
using NasGen.Generator.Tests.Analyzers;
using NasGen.Generator.Tests.Harness;

namespace NasGen.Generator.Tests.Spaces;

/// <summary>What parsing reports: the id, the place that is marked, and nothing else.</summary>
public class DiagnosticTests
{
    private const string Usings = """
        using NasGen;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        """;

    private const string Stem = "[Choice<ConvBlock, MobileBlock>] protected abstract Module<Tensor, Tensor> Stem { get; }";
    private const string Input = "SearchSpace(Input = [1, 8, 8])";
    private const string Searchable = Input + ", Csv(\"a.csv\", Label = \"y\"), Classification(10)";

    [Theory]
    [InlineData("public class {|NAS0001:Net|}() : Module<Tensor, Tensor>(\"n\") { public override Tensor forward(Tensor x) => x; }")]
    [InlineData("public abstract class {|NAS0002:Net|};")]
    [InlineData("public abstract class {|NAS0002:Net|}() : Module<Tensor, Tensor, Tensor>(\"n\");")]
    [InlineData("public abstract class {|NAS0009:Net|}<T>() : Module<Tensor, Tensor>(\"n\") { " + Stem + " }")]
    [InlineData("file abstract class {|NAS0009:Net|}() : Module<Tensor, Tensor>(\"n\") { " + Stem + " }")]
    [InlineData("public abstract class {|NAS0009:Net|} : Module<Tensor, Tensor> { private Net() : base(\"n\") { } " + Stem + " }")]
    [InlineData("public abstract class Net(int {|NAS0010:channels|}, int more = 2) : Module<Tensor, Tensor>($\"{channels}{more}\") { " + Stem + " }")]
    [InlineData("public abstract class {|NAS0005:Net|}() : Module<Tensor, Tensor>(\"n\") { [Classifier(10)] protected abstract Module<Tensor, Tensor> Head { get; } }")]
    [InlineData("public abstract class {|NAS0005:Net|}() : Module<Tensor, Tensor>(\"n\") { [Choice(typeof(ConvBlock)), Width(8)] protected abstract Module<Tensor, Tensor> Stem { get; } }")]
    public void Class(string marked) => Verify($"[{Searchable}] {marked}");

    [Theory]
    [InlineData("private", "it is private")]
    [InlineData("protected", "it is protected")]
    public void Nested_class_that_winners_cannot_reach(string accessibility, string clause) => Assert.Contains(
        clause,
        Verify($"public class Outer {{ [{Searchable}] {accessibility} abstract class {{|NAS0009:Net|}}() : Module<Tensor, Tensor>(\"n\") {{ {Stem} }} }}"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("[Choice<ConvBlock, MobileBlock>] protected abstract Module<Tensor, Tensor> {|NAS0003:A|} { get; set; }")]
    [InlineData("[Choice<ConvBlock, MobileBlock>] protected virtual Module<Tensor, Tensor> {|NAS0003:A|} => null!;")]
    [InlineData("[Choice<ConvBlock, MobileBlock>] protected abstract Module<Tensor, Tensor, Tensor> {|NAS0003:A|} { get; }")]
    [InlineData("[Classifier(10)] protected abstract double {|NAS0003:A|} { get; }")]
    [InlineData("[Values(1)] protected abstract Module<Tensor, Tensor> {|NAS0003:A|} { get; }")]
    [InlineData("[Values(1)] protected abstract decimal {|NAS0014:A|} { get; }")]
    [InlineData("[Range(0, 1)] protected abstract bool {|NAS0014:A|} { get; }")]
    [InlineData("protected abstract int {|NAS0017:A|} { get; }")]
    [InlineData("protected abstract void {|NAS0017:A|}();")]
    [InlineData("protected abstract event System.Action {|NAS0017:A|};")]
    [InlineData("[Values(1), Width(8, 16)] protected abstract int {|NAS0020:A|} { get; }")]
    [InlineData("[Values(1), Range(1, 2)] protected abstract int {|NAS0020:A|} { get; }")]
    [InlineData("[Choice<ConvBlock, MobileBlock>, Choice(typeof(ConvBlock))] protected abstract Module<Tensor, Tensor> {|NAS0020:A|} { get; }")]
    [InlineData("[Classifier(10), Skippable] protected abstract Module<Tensor, Tensor> {|NAS0020:A|} { get; }")]
    [InlineData("[Width(8)] protected abstract Module<Tensor, Tensor> {|NAS0020:A|} { get; }")]
    [InlineData("[Cell] protected abstract Module<Tensor, Tensor> {|NAS0020:A|} { get; }")]
    [InlineData("[Choice<ConvBlock, IdentityBlock>, Cell, Skippable] protected abstract Module<Tensor, Tensor> {|NAS0020:A|} { get; }")]
    [InlineData("[{|NAS0021:Choice<ConvBlock, ZeroBlock>|}] protected abstract Module<Tensor, Tensor> A { get; }")]
    [InlineData("[Choice<ConvBlock, MobileBlock>(Stride = 2), {|NAS0020:Stride(1, 2)|}] protected abstract Module<Tensor, Tensor> A { get; }")]
    [InlineData("[Choice<ConvBlock, MobileBlock>, {|NAS0020:Width(8, SameAs = \"Stem\")|}] protected abstract Module<Tensor, Tensor> A { get; }")]
    [InlineData("[{|NAS0020:Range(0.1, 1, Step = 0.1, Logarithmic = true)|}] protected abstract double A { get; }")]
    [InlineData("[{|NAS0006:Choice<ConvBlock, ConvBlock>|}] protected abstract Module<Tensor, Tensor> A { get; }")]
    [InlineData("[Choice<MaxPoolBlock, AveragePoolBlock>, {|NAS0019:Width(8, 16)|}] protected abstract Module<Tensor, Tensor> A { get; }")]
    [InlineData("[{|NAS0019:Choice<IdentityBlock, MlpBlock>(Stride = 2)|}] protected abstract Module<Tensor, Tensor> A { get; }")]
    [InlineData("[Choice<ConvBlock, MobileBlock>, {|NAS0016:Width(SameAs = \"Missing\")|}] protected abstract Module<Tensor, Tensor> A { get; }")]
    [InlineData("[Choice<ConvBlock, MobileBlock>, {|NAS0016:Width(SameAs = \"B\")|}] protected abstract Module<Tensor, Tensor> A { get; } [Choice<ConvBlock, MobileBlock>, Width(8, 16)] protected abstract Module<Tensor, Tensor> B { get; }")]
    public void Property(string marked) => Verify(Net(marked));

    [Theory]
    [InlineData("[{|NAS0015:Values|}] protected abstract int A { get; }", "it names no option")]
    [InlineData("[{|NAS0015:Values(1, 1)|}] protected abstract int A { get; }", "1 is named twice")]
    [InlineData("[{|NAS0015:Values(1, 0.5)|}] protected abstract int A { get; }", "0.5 is no int")]
    [InlineData("[{|NAS0015:Values(null!, \"a\")|}] protected abstract string A { get; }", "null is no string")]
    [InlineData("[{|NAS0015:Values(\"a;b\")|}] protected abstract string A { get; }", "\"a;b\" is no string")]
    [InlineData("[{|NAS0015:Values(1)|}] protected abstract System.DayOfWeek A { get; }", "1 is no DayOfWeek")]
    [InlineData("[{|NAS0015:Range(2, 1)|}] protected abstract double A { get; }", "2 is not below its maximum 1")]
    [InlineData("[{|NAS0015:Range(0, 1, Logarithmic = true)|}] protected abstract double A { get; }", "positive minimum")]
    [InlineData("[{|NAS0015:Range(0, 1, Step = -0.1)|}] protected abstract double A { get; }", "negative")]
    [InlineData("[{|NAS0015:Range(0, 1, Step = 1e-9)|}] protected abstract double A { get; }", "more than 10000 steps")]
    [InlineData("[{|NAS0015:Range(0, 1.5)|}] protected abstract int A { get; }", "not all of type int")]
    [InlineData("[{|NAS0015:Range(0, 3e9)|}] protected abstract int A { get; }", "exceeds")]
    [InlineData("[{|NAS0015:Classifier(1)|}] protected abstract Module<Tensor, Tensor> A { get; }", "1 is below 2")]
    [InlineData("[Choice<ConvBlock, MobileBlock>, {|NAS0015:Width(0, 8)|}] protected abstract Module<Tensor, Tensor> A { get; }", "0 is below 1")]
    [InlineData("[Choice<ConvBlock, MobileBlock>, {|NAS0015:Depth(3, 1)|}] protected abstract Module<Tensor, Tensor> A { get; }", "3 is above its maximum 1")]
    [InlineData("[Choice<ConvBlock, MobileBlock>, {|NAS0015:Activation((Activation)99)|}] protected abstract Module<Tensor, Tensor> A { get; }", "99 is no member")]
    [InlineData("[Choice<ConvBlock, ZeroBlock>, {|NAS0015:Cell(Nodes = 1)|}] protected abstract Module<Tensor, Tensor> A { get; }", "Nodes = 1 is not 2 to 8")]
    [InlineData("[Choice<ConvBlock, ZeroBlock>, {|NAS0015:Cell(Nodes = 9)|}] protected abstract Module<Tensor, Tensor> A { get; }", "Nodes = 9 is not 2 to 8")]
    [InlineData("[Choice<ConvBlock, ZeroBlock>, {|NAS0015:Cell(Inputs = -1)|}] protected abstract Module<Tensor, Tensor> A { get; }", "Inputs = -1 is below 0")]
    [InlineData("[Choice<ConvBlock, ZeroBlock>, {|NAS0015:Cell(Nodes = 4, Inputs = 3)|}] protected abstract Module<Tensor, Tensor> A { get; }", "no node has more than 3 nodes before it")]
    [InlineData("[{|NAS0015:Choice|}] protected abstract Module<Tensor, Tensor> A { get; }", "it names no candidate")]
    public void Options(string marked, string clause) => Assert.Contains(clause, Verify(Net(marked)), StringComparison.Ordinal);

    [Theory]
    [InlineData("NAS0004", "public class B(int inChannels, double slope) : Module<Tensor, Tensor>(\"b\")", "double slope")]
    [InlineData("NAS0004", "public class B(double inChannels) : Module<Tensor, Tensor>(\"b\")", "double inChannels")]
    [InlineData("NAS0004", "public class B(ref int inChannels) : Module<Tensor, Tensor>(\"b\")", "int inChannels")]
    [InlineData("NAS0011", "public abstract class B() : Module<Tensor, Tensor>(\"b\")", "it is abstract")]
    [InlineData("NAS0011", "public class B", "it is no Module<Tensor, Tensor>")]
    [InlineData("NAS0011", "file class B() : Module<Tensor, Tensor>(\"b\")", "it is file-local")]
    [InlineData("NAS0011", "public class B<T>() : Module<Tensor, Tensor>(\"b\")", "it is open generic")]
    public void Candidate(string id, string declaration, string clause)
    {
        var members = declaration switch
        {
            _ when declaration.Contains("ref ", StringComparison.Ordinal) => "{ public override Tensor forward(Tensor x) => x; }",
            _ when declaration.Contains("Module", StringComparison.Ordinal) => "{ public override Tensor forward(Tensor x) => x; }",
            _ => ";",
        };
        var type = declaration.Contains("<T>", StringComparison.Ordinal) ? "B<>" : "B";
        Assert.Contains(clause, Verify($"{Net($"[{{|{id}:Choice(typeof({type}), typeof(ConvBlock))|}}] protected abstract Module<Tensor, Tensor> A {{ get; }}")}\n{declaration} {members}"), StringComparison.Ordinal);
    }

    [Fact]
    public void Candidate_that_is_private_in_the_space() => Assert.Contains("it is private", Verify(Net("""
        [{|NAS0011:Choice(typeof(B), typeof(ConvBlock))|}] protected abstract Module<Tensor, Tensor> A { get; }
        private class B() : Module<Tensor, Tensor>("b") { public override Tensor forward(Tensor x) => x; }
        """)), StringComparison.Ordinal);

    [Fact]
    public void Candidate_whose_constructor_is_private() => Assert.Contains("its constructor is private", Verify(Net("""
        [{|NAS0011:Choice(typeof(B), typeof(ConvBlock))|}] protected abstract Module<Tensor, Tensor> A { get; }
        internal class B : Module<Tensor, Tensor> { private B() : base("b") { } public override Tensor forward(Tensor x) => x; }
        """)), StringComparison.Ordinal);

    [Theory]
    [InlineData("{|NAS0012:Data(\"Missing\")|}, Regression", "there is no such method")]
    [InlineData("{|NAS0012:Data(\"Private\")|}, Regression", "it is private")]
    [InlineData("{|NAS0012:Data(\"Instance\")|}, Regression", "it is not static")]
    [InlineData("{|NAS0012:Data(\"Fits\", Test = \"Missing\")|}, Regression", "[Data] names 'Missing'")]
    [InlineData("{|NAS0012:Data(\"One\")|}, Regression", "internal static (Tensor Inputs, Tensor Targets) One()")]
    [InlineData("{|NAS0012:Data(\"Counted\")|}, Regression", "its signature does not fit")]
    [InlineData("{|NAS0012:Data(\"Backwards\")|}, Regression", "its signature does not fit")]
    [InlineData("Data(\"Fits\"), Regression, {|NAS0012:Loss(\"One\")|}", "internal static Tensor One(Module<Tensor, Tensor> net, Tensor input, Tensor target)")]
    [InlineData("Data(\"Fits\"), {|NAS0012:Train(\"One\")|}", "internal static double One(Module<Tensor, Tensor> net, (Tensor Inputs, Tensor Targets) train")]
    [InlineData("Data(\"Fits\"), Regression, {|NAS0012:Maximize(\"One\")|}", "internal static double One(Tensor output, Tensor target)")]
    [InlineData("Data(\"Fits\"), Regression, {|NAS0012:Minimize(\"Accuracy\")|}", "there is no such method")]
    public void Method(string attributes, string clause) => Assert.Contains(
        clause,
        Verify(Net("""
            internal static (Tensor, Tensor) Fits() => default;
            private static (Tensor, Tensor) Private() => default;
            internal (Tensor, Tensor) Instance() => default;
            internal static Tensor One() => null!;
            internal static (Tensor, Tensor, int[]) Counted() => default;
            internal static (Tensor, Tensor, double[] Times, string[] Groups) Backwards() => default;
            """, $"{Input}, {attributes}")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("{|NAS0018:SearchSpace|}, Csv(\"a\", Label = \"y\"), Regression", "no usable shape")]
    [InlineData("{|NAS0018:SearchSpace(Input = [1, 0])|}, Csv(\"a\", Label = \"y\"), Regression", "no usable shape")]
    [InlineData(Input + ", {|NAS0018:Csv(\"a\")|}, Regression", "no column to predict")]
    [InlineData(Input + ", {|NAS0018:Idx(\"a\", \"b\", TestInputs = \"c\")|}, Regression", "TestLabels")]
    [InlineData(Searchable + ", {|NAS0020:Idx(\"a\", \"b\")|}", "two sources of data")]
    [InlineData(Searchable + ", {|NAS0020:Images(\"a\")|}", "two sources of data")]
    [InlineData("SearchSpace(Input = [4, 8, 8]), {|NAS0020:Images(\"a\")|}, Classification(2)", "[1, height, width] or [3, height, width], but Input is [4, 8, 8]")]
    [InlineData("SearchSpace(Input = [3, 8]), {|NAS0020:Images(\"a\")|}, Classification(2)", "but Input is [3, 8]")]
    [InlineData(Input + ", {|NAS0020:Images(\"a\")|}, Regression", "classes to predict")]
    [InlineData(Input + ", {|NAS0018:Images(\"\")|}, Classification(2)", "names no folder")]
    [InlineData(Input + ", Csv(\"a\", Label = \"y\"), {|NAS0015:Regression(Scale = [0])|}", "Scale needs positive numbers")]
    [InlineData(Input + ", Csv(\"a\", Label = \"y\"), {|NAS0015:Regression(Scale = [-1, 2])|}", "Scale needs positive numbers")]
    [InlineData(Input + ", Csv(\"a\", Label = \"y\"), {|NAS0015:Regression(Offset = [double.NaN])|}", "Offset finite ones")]
    [InlineData(Input + ", Csv(\"a\", Label = \"y\"), {|NAS0020:Regression(Scale = [1, 2], Offset = [1])|}", "2 numbers in Scale and 1 in Offset")]
    [InlineData(Input + ", Csv(\"a\", Labels = [\"y\", \"z\"]), {|NAS0020:Regression(Scale = [1, 2, 3])|}", "3 numbers in Scale, but [Csv] predicts 2 columns")]
    [InlineData(Searchable + ", {|NAS0020:Regression|}", "[Classification] and [Regression]")]
    [InlineData(Searchable + ", Maximize(Metric.F1), {|NAS0020:Minimize(Metric.F1)|}", "F1 is an objective twice")]
    [InlineData(Input + ", Csv(\"a\", Label = \"y\"), {|NAS0015:Classification(1)|}", "1 is below 2")]
    [InlineData(Searchable + ", {|NAS0015:Limit(Cost.Macs, 0)|}", "0 is no positive number")]
    [InlineData(Searchable + ", Limit(Cost.Macs, 1), {|NAS0015:Limit(Cost.Macs, 2)|}", "Macs is named twice")]
    [InlineData(Searchable + ", {|NAS0015:Pick(\"not a name\", Cost.Macs, 1)|}", "cannot name a class")]
    [InlineData(Searchable + ", {|NAS0015:Training(Epochs = [0])|}", "Epochs cannot be 0")]
    [InlineData(Searchable + ", {|NAS0015:Training(LearningRate = [0.1, 0.1])|}", "0.1 is named twice")]
    [InlineData(Searchable + ", {|NAS0015:Training(Patience = -1)|}", "Patience cannot be -1")]
    public void Task(string attributes, string clause) => Assert.Contains(clause, Verify(Net("", attributes)), StringComparison.Ordinal);

    [Fact]
    public void Scales_that_the_head_does_not_have() => Assert.Contains(
        "2 numbers in Scale, but 'Head' has 3 outputs",
        Verify(Net(
            "[Regressor(3)] protected abstract Module<Tensor, Tensor> Head { get; }",
            $"{Input}, Csv(\"a\", Label = \"y\"), {{|NAS0020:Regression(Scale = [1, 2])|}}")),
        StringComparison.Ordinal);

    [Fact]
    public void A_scale_of_a_sealed_forward() => Assert.Contains(
        "forward is sealed",
        Verify(Net("", $"{Input}, Csv(\"a\", Label = \"y\"), {{|NAS0020:Regression(Scale = [2])|}}")
            .Replace("override", "sealed override", StringComparison.Ordinal)),
        StringComparison.Ordinal);

    [Fact]
    public void What_only_a_search_lacks_is_a_warning_in_the_ordinary_build_and_an_error_in_the_search()
    {
        var source = Usings + $"[{Input}] public abstract class Net() : Module<Tensor, Tensor>(\"n\") {{ {Stem} }}";
        var ordinary = GeneratorRun.Ordinary(source).Reported;
        Assert.Equal([("NAS0018", "it has no data"), ("NAS0018", "it has no task")], ordinary.Select(d => (d.Id, Message(d).Split(": ")[1])));
        Assert.All(ordinary, d => Assert.Equal(DiagnosticSeverity.Warning, d.Severity));
        Assert.All(GeneratorRun.Search(source).Reported, d => Assert.Equal(DiagnosticSeverity.Error, d.Severity));
    }

    [Fact]
    public void Scalars_are_said_to_be_sampled_around_a_supernet_at_the_level_of_information()
    {
        var source = Usings + Net("[Values(0.0, 0.1)] protected abstract double Rate { get; } [Range(1, 9)] protected abstract int Count { get; }");
        var informed = GeneratorRun.Ordinary(source).Informed;
        Assert.Equal([("NAS0022", "'Rate'"), ("NAS0022", "'Count'")], informed.Select(d => (d.Id, Message(d).Split(' ')[0])));
    }

    internal static string Net(string members, string attributes = Searchable) =>
        $"[{attributes}] public abstract class Net() : Module<Tensor, Tensor>(\"n\") {{ {Stem} {members} public override Tensor forward(Tensor x) => x; }}";

    /// <returns>The messages, a line each.</returns>
    internal static string Verify(string marked)
    {
        var markup = Markup.Parse(Usings + marked);
        var run = GeneratorRun.Ordinary(markup.Source);
        Assert.Equal(
            markup.Expected.Select(e => (e.Id, markup.Source.Substring(e.Span.Start, e.Span.Length))),
            run.Reported.Select(d => (d.Id, markup.Source.Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length))));
        Assert.Equal(markup.Expected.Select(e => e.Span), run.Reported.Select(d => d.Location.SourceSpan));
        Assert.All(run.Reported, d => Assert.Equal(GeneratorRun.ProjectDirectory + "Model0.cs", d.Location.GetLineSpan().Path));
        return string.Join("\n", run.Reported.Select(Message));
    }

    private static string Message(Diagnostic diagnostic) => diagnostic.GetMessage(CultureInfo.InvariantCulture);
}
