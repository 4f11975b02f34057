using System.Globalization;
using Digits;
using NasGen.Candidates;
using NasGen.Export.Tests.Harness;
using NasGen.Export.Tests.Python;
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

    /// <summary>
    /// A group norm of a few features divides by their deviation. Where they are nearly equal it enlarges the rounding of the layer before it up to 300 times,
    /// in TorchSharp as in ONNX Runtime.
    /// </summary>
    private const double MostOfFeatureNorms = 5e-5;

    private static readonly int PerSpace =
        Environment.GetEnvironmentVariable("NASGEN_EXPORT_ARCHITECTURES") is { Length: > 0 } count ? int.Parse(count, CultureInfo.InvariantCulture) : 5;

    private static readonly SpaceDefinition[] Spaces =
    [
        new ImagesDefinition(), new SequencesDefinition(), new FeaturesDefinition(), new CellsDefinition(), new WiredCellsDefinition(),
        new FeatureCellsDefinition(), new NastyDefinition(), new PricesDefinition(),
    ];

    [Fact]
    public void ONNX_Runtime_returns_what_TorchSharp_returns()
    {
        List<(string Name, double Difference, double Most)> differences = [];
        foreach (var (name, network, input) in Networks())
            using (network)
            {
                var exported = Exported.Of(network, input);
                var hasFeatureNorm = exported.Network.Steps.Any(step => step.Native == "THSNN_group_norm" && step.Results[0].Rank == 2);
                differences.Add((name, exported.Difference(), hasFeatureNorm ? MostOfFeatureNorms : Most));
            }
        foreach (var (name, difference, _) in differences.OrderByDescending(d => d.Difference).Take(5)) output.WriteLine($"{name}: {difference}");
        output.WriteLine($"{differences.Count} networks.");
        Assert.DoesNotContain(differences, d => d.Difference > d.Most);
    }

    [PyTorchFact]
    public void PyTorch_returns_what_TorchSharp_returns()
    {
        using var folder = new PythonFolder();
        foreach (var (name, network, input) in Networks())
            using (network) folder.Add(name, network, input);
        output.WriteLine($"The largest difference is {folder.AssertEqual()}.");
    }

    /// <summary>The winners of the sample, and random architectures of all spaces.</summary>
    private static IEnumerable<(string Name, Module<Tensor, Tensor> Network, long[] Input)> Networks()
    {
        long[] digit = [1, 8, 8];
        foreach (var winner in new DigitsNet[] { new DigitsNetBest(), new DigitsNetTiny(), new DigitsNetFast() })
            yield return (winner.GetType().Name, Trained(winner, digit), digit);
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
