using NasGen.Generator.Tests.Harness;
using NasGen.Search.Contracts;

namespace NasGen.Generator.Tests.Spaces;

/// <summary>However a user writes classes, what is generated beside them compiles without a warning, in both builds.</summary>
public class UserCodeTests
{
    private const string Usings = """
        using NasGen;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        """;

    private const string Attributes = "[SearchSpace(Input = [1, 8, 8]), Csv(\"a.csv\", Label = \"y\"), Classification(10)]";

    private const string Stem = "[Choice<ConvBlock, MobileBlock>] protected abstract Module<Tensor, Tensor> Stem { get; }";

    [Theory]
    [InlineData("Nested types", "namespace N; public class Outer { internal static class Middle { " + Attributes + " public abstract class Net() : Module<Tensor, Tensor>(\"Net\") { " + Stem + " } } }")]
    [InlineData("Nested namespaces", "namespace A { namespace B.C { " + Attributes + " internal abstract class Net() : Module<Tensor, Tensor>(\"Net\") { " + Stem + " } } }")]
    [InlineData("Keywords as names", "namespace @event { " + Attributes + " public abstract class @class() : Module<Tensor, Tensor>(\"Net\") { [Choice<ConvBlock, MobileBlock>] protected abstract Module<Tensor, Tensor> @in { get; } [Values(1, 2)] protected abstract int @int { get; } } }")]
    [InlineData("Types that hide TorchSharp's and the system's", "namespace N { class Sequential; class System; class NasGen; class String; " + Attributes + " public abstract class Net() : Module<Tensor, Tensor>(\"Net\") { " + Stem + " } }")]
    [InlineData("Every accessibility", Attributes + " public abstract class Net() : Module<Tensor, Tensor>(\"Net\") { " + Stem + " [Choice<ConvBlock, MobileBlock>] public abstract Module<Tensor, Tensor> A { get; } [Choice<ConvBlock, MobileBlock>] internal abstract Module<Tensor, Tensor> B { get; } [Choice<ConvBlock, MobileBlock>] protected internal abstract Module<Tensor, Tensor> C { get; } [Classifier(10)] private protected abstract Module<Tensor, Tensor> D { get; } }")]
    [InlineData("Every scalar type", Attributes + " public abstract class Net() : Module<Tensor, Tensor>(\"Net\") { [Values(1, 2)] protected abstract int A { get; } [Values(1)] protected abstract long B { get; } [Values(1)] protected abstract float C { get; } [Range(0, 1)] protected abstract double D { get; } [Values(true)] protected abstract bool E { get; } [Values(\"a\")] protected abstract string F { get; } [Values(System.DayOfWeek.Friday)] protected abstract System.DayOfWeek G { get; } }")]
    [InlineData("Bases between", "public abstract class Base(string name = \"b\") : Module<Tensor, Tensor>(name) { [Choice<ConvBlock, MobileBlock>] protected abstract Module<Tensor, Tensor> First { get; } protected abstract int Fixed { get; } public override Tensor forward(Tensor x) => First.call(x); } " + Attributes + " public abstract class Net : Base { " + Stem + " protected override int Fixed => 1; }")]
    [InlineData("forward made abstract again", "public abstract class Base() : Module<Tensor, Tensor>(\"b\") { public override Tensor forward(Tensor x) => x; } " + Attributes + " public abstract class Net : Base { " + Stem + " public abstract override Tensor forward(Tensor x); }")]
    [InlineData("Only scalars and no forward", Attributes + " public abstract class Net() : Module<Tensor, Tensor>(\"Net\") { [Values(1, 2)] protected abstract int A { get; } }")]
    [InlineData("Obsolete types", "[System.Obsolete] public enum Old { A, B } " + Attributes + " [System.Obsolete] public abstract class Net() : Module<Tensor, Tensor>(\"Net\") { " + Stem + " [Values(Old.A, Old.B)] protected abstract Old A { get; } }")]
    [InlineData("Members named as generated ones", Attributes + " public abstract class Net() : Module<Tensor, Tensor>(\"Net\") { " + Stem + " [Values(1, 2)] protected abstract int Build { get; } [Values(1, 2)] protected abstract int Read { get; } protected int builder, architecture, _stem, stem, x1; public int Descriptor => builder + _stem + stem + x1; }")]
    [InlineData("Generic candidate, candidate of several constructors", "public class Two<T>(int inChannels, [Values(1, 2)] int @params, [Range(1, 4)] long more = 1, params int[] rest) : Module<Tensor, Tensor>(\"Two\") { public object All => inChannels + @params + more + rest.Length; public override Tensor forward(Tensor x) => x; private Two(string name) : this(1, 1) { } public Two() : this(1, 1) { } } " + Attributes + " public abstract class Net() : Module<Tensor, Tensor>(\"Net\") { [Choice(typeof(Two<int>), typeof(Two<string>), typeof(ConvBlock))] protected abstract Module<Tensor, Tensor> Stem { get; } }")]
    [InlineData("User methods", "[SearchSpace(Input = [4]), Data(nameof(Load), Test = nameof(Test)), Loss(nameof(Error)), Maximize(nameof(Score)), Minimize(nameof(Worse)), Regression] public abstract class Net() : Module<Tensor, Tensor>(\"Net\") { " + Stem + " internal static (Tensor, Tensor) Load() => default; public static (Tensor A, Tensor B) Test() => default; internal static Tensor Error(Module<Tensor, Tensor> net, Tensor input, Tensor target) => target; protected internal static double Score(Tensor output, Tensor target) => 0; internal static double Worse(Tensor output, Tensor target) => 0; internal static double Worse(Tensor output) => 0; }")]
    [InlineData("User training", "[SearchSpace(Input = [4]), Data(nameof(Load)), Train(nameof(Run)), Maximize(nameof(Run))] public abstract class Net() : Module<Tensor, Tensor>(\"Net\") { " + Stem + " internal static (Tensor, Tensor) Load() => default; internal static double Run(Module<Tensor, Tensor> net, (Tensor, Tensor) train, (Tensor Inputs, Tensor Targets) validation, double fidelity, System.Action<double> report, System.Threading.CancellationToken stop) => 0; }")]
    [InlineData("Scaled outputs", "[SearchSpace(Input = [4]), Csv(\"a.csv\", Label = \"y\"), Regression(Scale = [1e-7], Offset = [-3])] public abstract class Net() : Module<Tensor, Tensor>(\"Net\") { " + Stem + " }")]
    [InlineData("Scaled outputs of a forward of a base", "public abstract class Base(string name = \"b\") : Module<Tensor, Tensor>(name) { public override Tensor forward(Tensor x) => x; } [SearchSpace(Input = [4]), Csv(\"a.csv\", Labels = [\"y\", \"z\"]), Regression(Scale = [1, 2])] public abstract class Net : Base { " + Stem + " [Values(1, 2)] protected abstract int input { get; } }")]
    [InlineData("Data with groups and times", "[SearchSpace(Input = [4]), Data(nameof(Load), Test = nameof(Test)), Regression] public abstract class Net() : Module<Tensor, Tensor>(\"Net\") { " + Stem + " internal static (Tensor, Tensor, string[] Groups) Load() => default; public static (Tensor, Tensor, string[]?, double[]? Times) Test() => default; }")]
    public void Compiles_without_a_warning(string what, string source)
    {
        foreach (var run in new[] { GeneratorRun.Ordinary(Usings + source), GeneratorRun.Search(Usings + source) })
        {
            Assert.Empty(run.Reported);
            Assert.True(run.CompilerSays.Count == 0, $"{what}: {string.Join("\n", run.CompilerSays)}\n{string.Join("\n", run.Files.Values)}");
            Assert.NotEmpty(run.Files);
        }
    }

    [Fact]
    public void Properties_of_a_partial_space_come_in_the_order_of_their_files_paths_then_bases_first()
    {
        var (_, descriptor) = Generated.Single(
            Usings + "public partial class Net { [Choice<ConvBlock, MobileBlock>] protected abstract Module<Tensor, Tensor> A { get; } }",
            Usings + Attributes + "public abstract partial class Net() : Base { [Choice<ConvBlock, MobileBlock>] protected abstract Module<Tensor, Tensor> B { get; } }",
            Usings + "public abstract class Base() : Module<Tensor, Tensor>(\"b\") { [Values(1, 2)] protected abstract int C { get; } }");
        Assert.Equal(["C", "A", "B"], descriptor.Space.Properties.Select(p => p.Name));
        Assert.Equal("Model1.cs", descriptor.Task.File);
    }

    [Fact]
    public void Parameters_are_bound_by_name_and_type()
    {
        var (_, descriptor) = Generated.Single(Usings + """
            public class Block(long inFeatures, int outputChannels, int kernelSize, long stride, [Values("a", "b")] string mode, double width = 1.5, System.DayOfWeek day = System.DayOfWeek.Friday, string? note = null)
                : Module<Tensor, Tensor>("Block")
            {
                public string All => $"{inFeatures}{outputChannels}{kernelSize}{stride}{mode}{width}{day}{note}";
                public override Tensor forward(Tensor x) => x;
            }
            """ + Attributes + """
            public abstract class Net() : Module<Tensor, Tensor>("Net")
            {
                [Choice(typeof(Block)), Width(8, 16), Kernel(3, 5), Stride(1, 2)] protected abstract Module<Tensor, Tensor> Stem { get; }
            }
            """);
        Assert.Equal(
            [
                new ParameterDescriptor("inFeatures", "long", "inChannels"),
                new ParameterDescriptor("outputChannels", "int", "outChannels"),
                new ParameterDescriptor("kernelSize", "int", "kernel"),
                new ParameterDescriptor("stride", "long", "stride"),
                new ParameterDescriptor("mode", "string", "decision"),
                new ParameterDescriptor("width", "double", "default", "1.5"),
                new ParameterDescriptor("day", "global::System.DayOfWeek", "default", "Friday"),
                new ParameterDescriptor("note", "string", "default", "default"),
            ],
            descriptor.Space.Properties[0].Candidates![0].Parameters!);
        Assert.Equal(["Stem", "Stem.Width", "Stem.Kernel", "Stem.Stride", "Stem.Block.mode"], descriptor.Space.Decisions.Select(d => d.Name));
        Assert.All(descriptor.Space.Decisions, d => Assert.Null(d.Parent));
    }

    [Fact]
    public void Two_spaces_whose_names_differ_in_case_only_are_both_generated()
    {
        var run = GeneratorRun.Search(
            Usings + Attributes + "public abstract class Net() : Module<Tensor, Tensor>(\"a\") { " + Stem + " }",
            Usings + Attributes + "public abstract class NET() : Module<Tensor, Tensor>(\"b\") { " + Stem + " }");
        Assert.Empty(run.CompilerSays);
        Assert.Equal(2, Generated.Definitions(run).Count);
    }
}
