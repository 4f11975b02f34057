using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NasGen.Generator.Tests.Harness;
using NasGen.Search.Contracts;

namespace NasGen.Generator.Tests.Spaces;

public class DescriptorTests
{
    [Fact]
    public void Size_of_DigitsNet_is_the_number_of_its_architectures()
    {
        var (definition, descriptor) = Generated.Single(Sources.DigitsNet);
        Assert.Equal(Generated.CountOneByOne(descriptor.Space), System.Numerics.BigInteger.Parse(definition.Size, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Hash_is_of_the_descriptors_space_as_it_stands_there()
    {
        var (definition, _) = Generated.Single(Sources.DigitsNet);
        using var json = JsonDocument.Parse(definition.Descriptor);
        var space = json.RootElement.GetProperty("space").GetRawText();
        Assert.Equal("sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(space))), definition.Hash);
    }

    [Fact]
    public void Hash_covers_the_space_and_not_the_task()
    {
        var hash = Generated.Single(Sources.DigitsNet).Definition.Hash;
        Assert.Equal(hash, Generated.Single(Sources.DigitsNet.Replace("60_000", "50_000", StringComparison.Ordinal)).Definition.Hash);
        Assert.NotEqual(hash, Generated.Single(Sources.DigitsNet.Replace("Kernel(3, 5)", "Kernel(3, 7)", StringComparison.Ordinal)).Definition.Hash);
    }

    private const string Prices = """
        using NasGen;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;
        [SearchSpace(Input = [4]), Data(nameof(Load)), Regression]
        public abstract class Net() : Module<Tensor, Tensor>("Net")
        {
            [Values(1, 2)] protected abstract int A { get; }
            [Regressor(2)] protected abstract Module<Tensor, Tensor> Head { get; }
            public override Tensor forward(Tensor x) => Head.call(x * A);
            internal static (Tensor, Tensor) Load() => default;
        }
        """;

    /// <summary>Winners print the scale, therefore the hash covers it. Spaces without a scale keep their hashes.</summary>
    [Fact]
    public void Scale_of_the_outputs_belongs_to_the_space()
    {
        var (plain, without) = Generated.Single(Prices);
        Assert.Null(without.Space.Output);
        Assert.DoesNotContain("\"output\":", plain.Descriptor, StringComparison.Ordinal);

        string[] hashes = [.. new[] { "Scale = [72_000, 0.5]", "Scale = [72_000, 0.5], Offset = [1, -2.5]", "Scale = [72_000]", "Offset = [9]" }.Select(Hash)];
        Assert.Equal(5, hashes.Append(plain.Hash).Distinct().Count());

        static string Hash(string arguments)
        {
            var (definition, descriptor) = Generated.Single(Scaled(arguments));
            var output = descriptor.Space.Output!;
            Assert.Equal(output.Scale.Length, output.Offset.Length);
            return definition.Hash;
        }
    }

    [Fact]
    public void A_resolution_is_a_decision_and_says_what_an_architecture_takes()
    {
        var space = Generated.Single(Space("[Resolution(4, 8, 2.5, Native = 8, EnergyShare = 0.99)] public abstract double Rate { get; }")).Descriptor.Space;
        Assert.Equal(["4", "8", "2.5"], Assert.Single(space.Decisions).Options!);
        Assert.Equal(("Rate", 8, 0.99), (space.Resolution()!.Name, space.Resolution()!.Native, space.Resolution()!.EnergyShare));
        var genotypes = space.ToSearchSpace();
        Assert.Equal([1, 4, 4], space.InputOf(genotypes.Default));
        Assert.Equal([1, 8, 8], space.InputOf(genotypes.Parse("Rate=8")));
        Assert.Equal([1, 3, 3], space.InputOf(genotypes.Parse("Rate=2.5")));
        Assert.Null(space.RatioOf(genotypes.Parse("Rate=8")));
    }

    /// <summary>The triples are those that an exhaustive search over steps of 0.1 finds.</summary>
    [Fact]
    public void Compound_scaling_is_two_decisions_in_the_place_of_widths_depths_and_rates()
    {
        var source = Space("[Choice<ConvBlock, MobileBlock>, Width(8), Depth(1, 1)] protected abstract Module<Tensor, Tensor> Body { get; } "
            + "[Resolution(90, 120, 180, Native = 360)] public abstract double Rate { get; }");
        var series = source.Replace("Input = [1, 8, 8]", "Input = [1, 256]", StringComparison.Ordinal)
            .Replace("Classification(10)", "Classification(10), CompoundScaling(MaxPhi = 1.5)", StringComparison.Ordinal);
        var space = Generated.Single(series).Descriptor.Space;
        Assert.Equal(["Body", "Scaling.Phi", "Scaling.Ratios"], space.Decisions.Select(d => d.Name));
        Assert.Equal(["0", "0.5", "1", "1.5"], space.Decisions[1].Options!);
        Assert.Equal(15, space.Decisions[2].Options!.Length);
        Assert.All(["1.2/1.1/1.4", "1.1/1.2/1.3", "1/1.4/1", "1.4/1/1.4", "1.2/1.3/1"], triple => Assert.Contains(triple, space.Decisions[2].Options!));
        Assert.Equal((4, "90"), (space.Scaling!.Divisor, space.Scaling.Rates[0]));

        // φ = 1 of 1.2/1.1/1.4: a depth of 1.2 is 2, a width of 8.8 is 8, and 126 samples per second are nearest to 120.
        var genotype = space.ToSearchSpace().Parse("Body=ConvBlock; Scaling=(Phi: 1, Ratios: 1.2/1.1/1.4)");
        var body = space.Properties.Single(p => p.Name == "Body");
        Assert.Equal(("8", "2", "120"), (space.SettingOf(genotype, body, "Width"), space.SettingOf(genotype, body, "Depth"), space.OptionOf(genotype, "Rate")));
        Assert.Equal([1, 86], space.InputOf(genotype));
    }

    [Fact]
    public void What_is_good_enough_belongs_to_the_task_and_not_to_the_space()
    {
        var plain = Space("[Values(1, 2)] protected abstract int Factor { get; }");
        const string Floors = "Classification(10), AtLeast(Metric.F1, 0.8), AtLeast(Metric.CrossEntropy, 0.5)";
        var floored = plain.Replace("Classification(10)", Floors, StringComparison.Ordinal);
        var (definition, descriptor) = Generated.Single(floored);
        Assert.Equal([new("F1", 0.8), new("CrossEntropy", 0.5)], descriptor.Task.Floors!);
        Assert.Equal(Generated.Single(plain).Definition.Hash, definition.Hash);
        Assert.Equal(
            [new("F1", 0.8, true), new("CrossEntropy", 0.5, false)], new NasGen.Search.Trials.Goal(descriptor.Task).Objectives.Floors);
    }

    [Fact]
    public void A_space_without_a_resolution_is_described_as_before() => Assert.All(
        ["native", "energyShare", "scaling", "rules", "balanced", "floors"],
        name => Assert.DoesNotContain($"\"{name}\"", Generated.Single(Prices).Definition.Descriptor, StringComparison.Ordinal));

    [Fact]
    public void Missing_scales_are_one_and_missing_offsets_zero()
    {
        var scaled = Generated.Single(Scaled("Scale = [72_000, 0.5]")).Descriptor.Space.Output!;
        var moved = Generated.Single(Scaled("Offset = [-3]")).Descriptor.Space.Output!;
        Assert.Equal([72_000, 0.5], scaled.Scale);
        Assert.Equal([0, 0], scaled.Offset);
        Assert.Equal([1], moved.Scale);
        Assert.Equal([-3], moved.Offset);
    }

    private static string Scaled(string arguments) => Prices.Replace("Regression]", $"Regression({arguments})]", StringComparison.Ordinal);

    [Theory]
    [InlineData("(Tensor, Tensor) Load() => default", false, false)]
    [InlineData("(Tensor A, Tensor B, string[] Groups) Load() => (null!, null!, [\"a\"])", true, false)]
    [InlineData("(Tensor A, Tensor B, double[] Times) Load() => (null!, null!, [1])", false, true)]
    [InlineData("(Tensor, Tensor, string[], double[]) Load() => (null!, null!, [\"a\"], [1])", true, true)]
    public void Method_of_the_data_may_return_groups_and_times(string method, bool groups, bool times)
    {
        var (definition, _) = Generated.Single(Prices.Replace("(Tensor, Tensor) Load() => default", method, StringComparison.Ordinal));
        var loaded = definition.Load();
        Assert.Equal((groups, times), (loaded.Groups is not null, loaded.Times is not null));
    }

    [Fact]
    public void Images_are_a_folder_that_may_be_resized()
    {
        string Source(string arguments) => Sources.DigitsNet.Replace(
            "[Csv(\"data/digits.csv.gz\", Label = \"label\")]", $"[Images(\"data/train\"{arguments})]", StringComparison.Ordinal);
        Assert.Equal(("Images", "data/train", null, false), Data(""));
        Assert.Equal(("Images", "data/train", "data/test", true), Data(", Test = \"data/test\", Resize = true"));

        (string, string?, string?, bool) Data(string arguments)
        {
            var data = Generated.Single(Source(arguments)).Descriptor.Task.Data;
            return (data.Kind.ToString(), data.Path, data.Test, data.Resize);
        }
    }

    [Fact]
    public void Setting_is_conditional_on_the_candidates_that_use_it()
    {
        var decisions = Generated.Single(Space("""
            [Choice<ConvBlock, MaxPoolBlock, MobileBlock>, Width(8, 16), Depth(1, 2), Kernel(3, 5), Expansion(3, 6), Activation(Activation.ReLU, Activation.GELU), Norm(Norm.None), Skippable]
            protected abstract Module<Tensor, Tensor> Body { get; }
            """)).Descriptor.Space.Decisions;
        Assert.Equal(
            [
                "Body:Categorical=ConvBlock|MaxPoolBlock|MobileBlock|Skip",
                "Body.Width:Ordinal=8|16 if ConvBlock|MobileBlock",
                "Body.Depth:Integer=1..2 if ConvBlock|MaxPoolBlock|MobileBlock",
                "Body.Kernel:Ordinal=3|5 if ConvBlock|MaxPoolBlock|MobileBlock",
                "Body.Activation:Categorical=ReLU|GELU if ConvBlock|MobileBlock",
                "Body.Expansion:Ordinal=3|6 if MobileBlock",
            ],
            decisions.Select(d => $"{d.Name}:{d.Kind}={(d.Options is null ? $"{d.Min}..{d.Max}" : string.Join("|", d.Options))}{(d.Parent is null ? "" : " if " + string.Join("|", d.ParentOptions!))}"));
    }

    [Theory]
    [InlineData("[Values(1, 2L, (byte)3)] protected abstract int A { get; }", "Ordinal=1|2|3")]
    [InlineData("[Values(0.1f, 1e-5, 2)] protected abstract double A { get; }", "Ordinal=0.1|1E-05|2")]
    [InlineData("[Values(0.1, 0.25f)] protected abstract float A { get; }", "Ordinal=0.1|0.25")]
    [InlineData("[Values(true, false)] protected abstract bool A { get; }", "Categorical=true|false")]
    [InlineData("[Values(\"same\", \"\u00fcber \\\"x\\\"\")] protected abstract string A { get; }", "Categorical=same|\u00fcber \"x\"")]
    [InlineData("[Values(System.DayOfWeek.Friday, System.DayOfWeek.Monday)] protected abstract System.DayOfWeek A { get; }", "Categorical=Friday|Monday")]
    [InlineData("[Range(1, 9, Step = 2)] protected abstract int A { get; }", "Integer=1..9/2")]
    [InlineData("[Range(1, 1024, Logarithmic = true)] protected abstract long A { get; }", "Integer=1..1024/1 log")]
    [InlineData("[Range(0, 1)] protected abstract double A { get; }", "Float=0..1/1")]
    [InlineData("[Range(1e-4, 0.1, Logarithmic = true)] protected abstract double A { get; }", "Float=0.0001..0.1/1 log")]
    [InlineData("[Range(0, 0.5, Step = 0.1)] protected abstract double A { get; }", "Ordinal=0|0.1|0.2|0.3|0.4|0.5")]
    [InlineData("[Range(0, 0.5, Step = 0.1)] protected abstract float A { get; }", "Ordinal=0|0.1|0.2|0.3|0.4|0.5")]
    public void Scalar_options_are_invariant_and_shortest(string property, string expected)
    {
        var (definition, descriptor) = Generated.Single(Space(property));
        var decision = descriptor.Space.Decisions.Single();
        var text = decision.Options is { } options
            ? string.Join("|", options)
            : string.Create(CultureInfo.InvariantCulture, $"{decision.Min}..{decision.Max}/{decision.Step}{(decision.Logarithmic ? " log" : "")}");
        Assert.Equal(expected, $"{decision.Kind}={text}");
        Assert.Equal(decision.ToDecision().Domain.Count?.ToString(CultureInfo.InvariantCulture) ?? "∞", definition.Size);
    }

    [Fact]
    public void Shared_width_names_the_decision_that_owns_it()
    {
        var properties = Generated.Single(Space("""
            [Choice<ConvBlock, MobileBlock>, Width(8, 16)] protected abstract Module<Tensor, Tensor> A { get; }
            [Choice<ConvBlock, MobileBlock>, Width(SameAs = nameof(A))] protected abstract Module<Tensor, Tensor> B { get; }
            [Choice<ConvBlock, MobileBlock>, Width(SameAs = nameof(B))] protected abstract Module<Tensor, Tensor> C { get; }
            """)).Descriptor.Space.Properties;
        Assert.Equal(["=A", "=A"], properties.Skip(1).Select(p => p.Settings!["Width"]));
    }

    [Fact]
    public void Candidates_of_one_name_are_told_apart_by_as_much_as_it_takes()
    {
        var (_, descriptor) = Generated.Single(
            Space("[Choice(typeof(ConvBlock), typeof(A.Same), typeof(B.Same)), Skippable] protected abstract Module<Tensor, Tensor> Body { get; }"),
            Block("A", "Same"), Block("B", "Same"));
        Assert.Equal(["ConvBlock", "A.Same", "B.Same", "Skip"], descriptor.Space.Decisions[0].Options!);
    }

    [Fact]
    public void Objectives_limits_and_picks_keep_the_order_of_the_source()
    {
        var task = Generated.Single("""
            using NasGen;
            using static TorchSharp.torch;
            using static TorchSharp.torch.nn;
            [SearchSpace(Input = [4]), Maximize(nameof(Score)), Minimize(Cost.Macs), Regression, Idx("x.gz", "y.gz", TestInputs = "tx", TestLabels = "ty")]
            [Limit(Cost.Memory, 1e6), Limit(Cost.Latency, 0.001), Penalty(Cost.Parameters, 1e-7), Pick("Small", Cost.Macs, 100), Pick("Smaller", Cost.Macs, 10)]
            [Training(Epochs = [3], BatchSize = [16, 32], WeightDecay = [0], Patience = 2)]
            public abstract class Net() : Module<Tensor, Tensor>("Net")
            {
                [Values(1, 2)] protected abstract int A { get; }
                internal static double Score(Tensor output, Tensor target) => 0;
                public override Tensor forward(Tensor x) => x * A;
            }
            """).Descriptor.Task;
        Assert.Equal([new ObjectiveDescriptor("Score", true, true), new ObjectiveDescriptor("Macs", false)], task.Objectives);
        Assert.Equal([new LimitDescriptor("Memory", 1e6), new LimitDescriptor("Latency", 0.001)], task.Limits);
        Assert.Equal([new LimitDescriptor("Parameters", 1e-7)], task.Penalties);
        Assert.Equal(["Small", "Smaller"], task.Picks.Select(p => p.Name));
        Assert.Equal("Epochs=3 WeightDecay=0 Patience=2", string.Join(" ", task.Training.Select(t => $"{t.Key}={t.Value}")));
        Assert.Equal(("Idx", "x.gz", "tx", "ty"), (task.Data.Kind.ToString(), task.Data.Path, task.Data.Test, task.Data.TestLabels));
        Assert.Equal(("Model0.cs", 7, "Regression"), (task.File, task.Line, task.Kind.ToString()));
    }

    internal static string Space(string members) => $$"""
        using NasGen;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;
        [SearchSpace(Input = [1, 8, 8]), Csv("a.csv", Label = "y"), Classification(10)]
        public abstract class Net() : Module<Tensor, Tensor>("Net")
        {
            {{members}}
            public override Tensor forward(Tensor x) => x;
        }
        """;

    internal static string Block(string @namespace, string name) => $$"""
        namespace {{@namespace}}
        {
            public class {{name}}(int inChannels, int outChannels) : TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>("{{name}}")
            {
                public int Product => inChannels * outChannels;
                public override TorchSharp.torch.Tensor forward(TorchSharp.torch.Tensor x) => x;
            }
        }
        """;
}
