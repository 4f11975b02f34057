using NasGen.Candidates;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using NasGen.Search.Spaces;
using NasGen.Supernets.Policies;
using NasGen.Supernets.Weights;
using NasGen.Tests.Emission;
using NasGen.Tests.Emission.Spaces;
using TorchSharp;
using Xunit.Abstractions;
using static TorchSharp.torch;

namespace NasGen.Tests.Supernets;

/// <summary>A supernet computes for an architecture the same as the candidate with the same weights.</summary>
public sealed class SupernetEquivalenceTests(ITestOutputHelper log)
{
    [Fact]
    public void A_path_on_images_equals_its_candidate() => Check(new ImagesDefinition(), 40);

    [Fact]
    public void A_path_on_sequences_equals_its_candidate() => Check(new SequencesDefinition(), 60);

    [Fact]
    public void A_path_on_features_equals_its_candidate() => Check(new FeaturesDefinition(), 60);

    [Fact]
    public void A_path_of_a_nasty_model_equals_its_candidate() => Check(new NastyDefinition(), 60);

    [Fact]
    public void A_path_through_cells_equals_its_candidate() => Check(new CellsDefinition(), 40);

    [Fact]
    public void A_path_through_cells_that_keep_some_inputs_equals_its_candidate() => Check(new WiredCellsDefinition(), 20);

    [Fact]
    public void A_path_with_a_symmetry_equals_its_candidate()
    {
        Check(new TurningDefinition(), 40);
        Check(new TurningImagesDefinition(), 20);
    }

    [Fact]
    public void A_path_with_scaled_outputs_equals_its_candidate()
    {
        Check(new PricesDefinition(), 30);
        Check(new LoadsDefinition(), 10);
    }

    private void Check(SpaceDefinition definition, int count)
    {
        set_num_threads(1);
        using var all = NewDisposeScope();
        var descriptor = SpaceDescriptor.Parse(definition.Descriptor);
        var space = descriptor.Space.ToSearchSpace();
        DryRunResult DryRun(Genotype genotype) => Candidate.DryRun(definition, descriptor, genotype);
        using var supernet = Supernet.Create(definition, descriptor, space, DryRun, seed: 3);
        var random = new Random(5);
        var (seen, mixed) = (0, 0);
        while (seen < count)
        {
            using var scope = NewDisposeScope();
            var genotype = supernet.Frozen.Aggregate(GenotypeSampler.Sample(space, random), (g, name) => g.With(space.IndexOf(name), 0));
            DryRunResult dry;
            try
            {
                dry = DryRun(genotype);
            }
            catch (NasException)
            {
                continue;
            }
            seen++;
            var input = randn([4, .. descriptor.Space.Input.Select(size => (long)size)]);
            supernet.Take(genotype);
            supernet.Network.train();
            supernet.Network.call(input); // Changes the running statistics from their initial values.
            using var candidate = Candidate.Create(definition, descriptor, genotype, dry, 1);
            supernet.CopyTo(candidate, genotype);
            double[] genes = [.. space.Decisions.Select((d, i) => genotype.IsAlive(i) ? genotype[i] : d.Domain.First)];
            foreach (var train in (bool[])[false, true])
            {
                candidate.train(train);
                supernet.Network.train(train);
                supernet.Take(genotype);
                manual_seed(3);
                var path = supernet.Network.call(input);
                manual_seed(3);
                var wanted = candidate.call(input);
                Assert.True(wanted.bytes.SequenceEqual(path.bytes), $"the path ({train}) of {genotype} differs by {(wanted - path).abs().max().item<float>()}");
                if (train) continue;
                var before = supernet.Unmixable.Count;
                manual_seed(3);
                var relaxed = supernet.Mix(() => Relaxation.OneHot(space, genes), () => supernet.Network.call(input));
                if (supernet.Unmixable.Count == before) mixed++;
                Assert.True(wanted.allclose(relaxed, 1e-5, 1e-6), $"the mixture of {genotype} differs by {(wanted - relaxed).abs().max().item<float>()}");
            }
        }
        var (frozen, unmixable) = (string.Join(", ", supernet.Frozen), string.Join(", ", supernet.Unmixable));
        log.WriteLine($"{seen} paths, {mixed} mixtures, read in the constructor: {frozen}, not mixed: {unmixable}");
        Assert.True(mixed > count / 2);
    }
}
