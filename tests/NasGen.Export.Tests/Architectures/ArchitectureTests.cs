using System.Globalization;
using NasGen.Candidates;
using NasGen.Export.Tests.Harness;
using NasGen.Export.Tests.Python;
using NasGen.Export.Tests.Samples;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using NasGen.Tests.Emission;
using NasGen.Tests.Emission.Spaces;
using TorchSharp;
using Xunit.Abstractions;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Export.Tests.Architectures;

/// <summary>
/// Random architectures over all blocks, norms, activations and cells, on images, sequences and features, with a <c>forward</c> of the user's and without.
/// Set NASGEN_EXPORT_ARCHITECTURES to try more of them: 50 per space take some minutes.
/// </summary>
public sealed class ArchitectureTests(ITestOutputHelper output)
{
    private const double Most = 1e-5;

    private static readonly int PerSpace =
        Environment.GetEnvironmentVariable("NASGEN_EXPORT_ARCHITECTURES") is { Length: > 0 } count ? int.Parse(count, CultureInfo.InvariantCulture) : 5;

    private static readonly SpaceDefinition[] Spaces =
    [
        new ImagesDefinition(), new SequencesDefinition(), new FeaturesDefinition(), new CellsDefinition(), new WiredCellsDefinition(),
        new FeatureCellsDefinition(), new NastyDefinition(), new PricesDefinition(),
    ];

    /// <summary>
    /// Compared with numbers of 64 bits, because TorchSharp itself can be farther from them: its group norm of a few nearly equal features loses more digits
    /// than the written one. That both agree to 1e-4 is asserted too, by the check of every export.
    /// </summary>
    [Fact]
    public void ONNX_Runtime_returns_what_TorchSharp_returns()
    {
        List<(string Name, double Difference, double OnnxRuntime, double TorchSharp)> all = [];
        foreach (var (name, network, input) in Networks())
            using (network)
            {
                var exported = Exported.Of(network, input);
                var (onnxRuntime, torchSharp) = exported.Errors();
                all.Add((name, exported.Difference(), onnxRuntime, torchSharp));
            }
        foreach (var (name, difference, onnxRuntime, torchSharp) in all.OrderByDescending(d => d.Difference).Take(5))
            output.WriteLine($"{name}: {difference:0.0e0} apart; ONNX Runtime is {onnxRuntime:0.0e0} from the exact numbers, TorchSharp {torchSharp:0.0e0}");
        output.WriteLine($"{all.Count} networks; ONNX Runtime is at most {all.Max(d => d.OnnxRuntime):0.0e0} from the exact numbers.");
        Assert.DoesNotContain(all, d => d.OnnxRuntime > Most);
    }

    [OnnxFact]
    public void The_checker_of_ONNX_finds_no_fault()
    {
        using var folder = new OnnxFolder();
        foreach (var (name, network, input) in Networks())
            using (network) folder.Add(name, Exported.Of(network, input).Model);
        folder.AssertValid();
    }

    [PyTorchFact]
    public void PyTorch_returns_what_TorchSharp_returns()
    {
        using var folder = new PythonFolder();
        foreach (var (name, network, input) in Networks())
            using (network) folder.Add(name, network, input);
        output.WriteLine($"The largest difference is {folder.AssertEqual()}.");
    }

    /// <summary>The winners of the samples, and random architectures of all spaces.</summary>
    private static IEnumerable<(string Name, Module<Tensor, Tensor> Network, long[] Input)> Networks()
    {
        foreach (var (winner, input, _) in SampleWinners.All) yield return (winner.Type.Name, Trained(winner.Construct(), input), input);
        foreach (var definition in Spaces)
        {
            var descriptor = SpaceDescriptor.Parse(definition.Descriptor);
            long[] input = [.. descriptor.Space.Input.Select(size => (long)size)];
            var random = new Random(3);
            for (var made = 0; made < PerSpace;)
                if (TryMake(definition, descriptor, random) is { } network)
                    yield return ($"{descriptor.Space.Name} {made++}", Trained(network, input), input);
        }
    }

    private static Module<Tensor, Tensor>? TryMake(SpaceDefinition definition, SpaceDescriptor descriptor, Random random)
    {
        var genotype = GenotypeSampler.Sample(descriptor.Space.ToSearchSpace(), random);
        try
        {
            return Candidate.Create(definition, descriptor, genotype, Candidate.DryRun(definition, descriptor, genotype), seed: 7);
        }
        catch (NasException)
        {
            return null; // An infeasible architecture.
        }
    }

    /// <summary>Weights and statistics of norms other than the initial ones, as after a training.</summary>
    private static Module<Tensor, Tensor> Trained(Module<Tensor, Tensor> network, long[] input)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        manual_seed(5);
        foreach (var parameter in network.parameters()) parameter.add_(randn_like(parameter) * 0.05);
        network.train();
        for (var i = 0; i < 3; i++) network.call(randn([16, .. input]) + 0.3);
        network.eval();
        return network;
    }
}
