using System.Runtime.CompilerServices;
using NasGen.Candidates;
using NasGen.Data;
using NasGen.Evaluation;
using NasGen.Expansions;
using NasGen.LinearCodes;
using NasGen.Search.Contracts;
using NasGen.Search.Spaces;
using NasGen.Tests.Evaluation;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.LinearCodes;

public sealed class LayerCodesTests
{
    private const string Deep = "Stem=ConvBlock(Depth: 2); Body=ConvBlock(Depth: 1)";

    /// <summary>Seconds that are more than enough.</summary>
    private const double Unhurried = 3600;

    private static readonly DigitsChainDefinition Definition = new();
    private static readonly SpaceDescriptor Descriptor = SpaceDescriptor.Parse(Definition.Descriptor);

    private static string Digits([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../../samples/Digits");

    [Fact]
    public void The_curve_of_a_trained_network_for_digits_does_not_rise_from_layer_to_layer()
    {
        using var evaluator = new Evaluator(Definition, new EvaluatorOptions(Digits(), SplitSeed: 1));
        var result = evaluator.Evaluate(Deep, new EvaluationRequest(Seed: 1, UntanglingSeconds: Unhurried), _ => { }, default);

        Assert.InRange(result.Metrics.Validation["Accuracy"], 0.95, 1);
        Assert.Equal(
            [new LayerName("", 1, 1), new("Stem", 1, 2), new("Stem", 2, 2), new("Body", 1, 1), new("Head", 1, 1)],
            result.Layers!.Select(layer => layer.Layer));
        Assert.Equal([16, 16, 16, 16, 10], result.Layers!.Select(layer => layer.Dimensions));
        double[] curve = [.. result.Layers!.Select(layer => Height(layer.Code))];
        Assert.All(curve.Zip(curve.Skip(1)), step => Assert.True(step.Second <= step.First, string.Join(" ", curve)));
        Assert.Equal(new CodeLength(CodeLengthKind.Finite, 4, IsExact: true), result.Layers![^1].Code);
        Assert.True(curve[0] > curve[^1], string.Join(" ", curve));
    }

    [Fact]
    public void A_training_is_the_same_with_and_without_the_code_lengths_of_its_layers()
    {
        using var evaluator = new Evaluator(Definition, new EvaluatorOptions(Digits(), SplitSeed: 1));
        EvaluationResult Train(double seconds) => evaluator.Evaluate(
            "Stem=ConvBlock(Depth: 1); Body=ConvBlock(Depth: 1)", new EvaluationRequest(3, Fidelity: 0.1, UntanglingSeconds: seconds), _ => { }, default);
        var (without, with) = (Train(0), Train(1e-6));
        Assert.Null(without.Layers);
        Assert.All(with.Layers!, layer => Assert.Equal(CodeLengthKind.Unknown, layer.Code.Kind));
        Assert.Equal(without.Metrics.Validation, with.Metrics.Validation);
        Assert.Equal(without.Curve, with.Curve);
    }

    [Fact]
    public void A_layer_with_the_same_output_for_every_sample_and_all_later_layers_have_no_code_length()
    {
        using var scope = NewDisposeScope();
        var (net, plan) = Untrained(Deep);
        using (no_grad())
            foreach (var parameter in net.named_children().Single(child => child.name == "Body").module.parameters())
                parameter.zero_();
        var codes = LayerCodes.Of(net, plan, Ramp(40), TimeSpan.FromSeconds(Unhurried), () => { }, default)!;
        Assert.Equal([false, false, false, true, true], codes.Select(layer => layer.Code.Kind == CodeLengthKind.Undefined));
        Assert.Equal([10, 10, 10, 0, 0], codes.Select(layer => layer.Dimensions)); // A quarter of forty samples.
    }

    [Fact]
    public void Layers_are_the_outputs_of_repeats_in_eval_mode_over_several_batches()
    {
        using var scope = NewDisposeScope();
        var (net, plan) = Untrained(Deep);
        var inputs = Ramp(300).Inputs;
        using var taps = new LayerTaps(net, plan);
        var layers = taps.Read(net, inputs);
        var again = taps.Read(net, inputs);

        var stem = (TorchSharp.Modules.Sequential)net.named_children().Single(child => child.name == "Stem").module;
        using var noGradient = no_grad();
        var first = stem.children().Take(3).Cast<Module<Tensor, Tensor>>().Aggregate(inputs / 16, (x, step) => step.call(x));
        Assert.True(layers[1].Activations.allclose(first.flatten(1), atol: 1e-5));
        Assert.True(layers[2].Activations.allclose(stem.call(inputs / 16).flatten(1), atol: 1e-5));
        Assert.True(layers[^1].Activations.allclose(net.call(inputs), atol: 1e-5));
        Assert.All(layers.Zip(again), pair => Assert.True(pair.First.Activations.equal(pair.Second.Activations).all().item<bool>()));
    }

    [Theory]
    [InlineData(3), InlineData(50)]
    public void Principal_components_keep_the_distances_of_data_with_as_many_dimensions(int features)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        var x = randn([20, 3], ScalarType.Float64, generator: generator).mm(randn([3, features], ScalarType.Float64, generator: generator)) + 7;
        var components = PrincipalComponents.Of(x, most: 16);
        Assert.All(components, row => Assert.Equal(3, row.Length));
        var scores = tensor(components.SelectMany(row => row).ToArray()).view(20, 3);
        Assert.True(cdist(scores, scores).allclose(cdist(x, x), atol: 1e-6));
        var variances = scores.var(0).data<double>().ToArray();
        Assert.Equal(variances.OrderDescending(), variances);
    }

    private static double Height(CodeLength code) => code.Kind switch
    {
        CodeLengthKind.Finite => code.Length,
        CodeLengthKind.Infinite => double.PositiveInfinity,
        _ => double.NaN,
    };

    private static (Module<Tensor, Tensor> Net, ArchitecturePlan Plan) Untrained(string text)
    {
        var genotype = Descriptor.Space.ToSearchSpace().Parse(text);
        var dry = Candidate.DryRun(Definition, Descriptor, genotype);
        return (Candidate.Create(Definition, Descriptor, genotype, dry, seed: 1), new ArchitecturePlan(Descriptor.Space, genotype, dry.Shapes));
    }

    /// <summary>Images of noise whose brightness depends on their class.</summary>
    private static Samples Ramp(int count)
    {
        using var generator = new Generator(2);
        var targets = arange(count) % 2;
        return new Samples(rand([count, 1, 8, 8], generator: generator) + targets.view(-1, 1, 1, 1) * 8, targets);
    }
}
