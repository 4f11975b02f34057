using NasGen.Candidates;
using NasGen.Emission;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using NasGen.Search.Spaces;
using NasGen.Tests.Emission.Spaces;
using TorchSharp;
using Xunit.Abstractions;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Emission;

/// <summary>A winner computes the same as its candidate.</summary>
public sealed class WinnerEquivalenceTests(ITestOutputHelper log)
{
    private const ulong Seed = 7;

    [Fact]
    public void A_winner_on_images_equals_its_candidate_to_the_last_bit() => Check(new ImagesDefinition(), 260);

    [Fact]
    public void A_winner_on_sequences_equals_its_candidate_to_the_last_bit() => Check(new SequencesDefinition(), 260);

    [Fact]
    public void A_winner_on_features_equals_its_candidate_to_the_last_bit() => Check(new FeaturesDefinition(), 260);

    [Fact]
    public void A_winner_of_a_nasty_model_equals_its_candidate_to_the_last_bit() => Check(new NastyDefinition(), 260);

    [Fact]
    public void A_winner_of_cells_equals_its_candidate_to_the_last_bit() => Check(new CellsDefinition(), 150);

    [Fact]
    public void A_winner_of_cells_that_choose_inputs_equals_its_candidate_to_the_last_bit() => Check(new WiredCellsDefinition(), 150);

    [Fact]
    public void A_winner_of_cells_on_features_equals_its_candidate_to_the_last_bit() => Check(new FeatureCellsDefinition(), 100);

    [Fact]
    public void A_winner_at_any_resolution_equals_its_candidate_to_the_last_bit() => Check(new RatesDefinition(), 12);

    [Fact]
    public void A_winner_of_compound_scaling_equals_its_candidate_to_the_last_bit() => Check(new GrowingDefinition(), 20);

    [Fact]
    public void A_winner_with_a_symmetry_equals_its_candidate_to_the_last_bit()
    {
        Check(new TurningDefinition(), 90);
        Check(new TurningImagesDefinition(), 60);
    }

    [Fact]
    public void A_winner_with_scaled_outputs_equals_its_candidate_to_the_last_bit()
    {
        Check(new PricesDefinition(), 60);
        Check(new LoadsDefinition(), 20);
        Check(new TracesDefinition(), 2);
    }

    private void Check(SpaceDefinition definition, int count)
    {
        set_num_threads(1);
        var descriptor = SpaceDescriptor.Parse(definition.Descriptor);
        var architectures = Sample(definition, descriptor, count);
        var (assembly, diagnostics) = WinnerCompiler.Compile(architectures.Select(a => a.Text));
        foreach (var diagnostic in diagnostics.Take(5)) log.WriteLine(diagnostic);
        Assert.Empty(diagnostics);
        for (var i = 0; i < count; i++)
        {
            using var scope = NewDisposeScope();
            var (genotype, dry, _) = architectures[i];
            using var candidate = Candidate.Create(definition, descriptor, genotype, dry, Seed);
            manual_seed((long)Seed);
            using var winner = (Module<Tensor, Tensor>)Activator.CreateInstance(assembly!.GetType($"{descriptor.Space.Namespace}.Winner{i}")!)!;
            AssertEqual(descriptor, genotype, dry, candidate, winner);
        }
    }

    /// <summary>
    /// Feasible architectures. The share of infeasible ones is limited, because an error in a block's plan would make architectures infeasible.
    /// </summary>
    private List<(Genotype Genotype, DryRunResult Dry, string Text)> Sample(SpaceDefinition definition, SpaceDescriptor descriptor, int count)
    {
        var space = descriptor.Space.ToSearchSpace();
        var random = new Random(1);
        var infeasible = new List<string>();
        var architectures = new List<(Genotype, DryRunResult, string)>();
        while (architectures.Count < count)
        {
            var genotype = GenotypeSampler.Sample(space, random);
            try
            {
                var dry = Candidate.DryRun(definition, descriptor, genotype);
                architectures.Add((genotype, dry, WinnerEmitter.Emit(descriptor, definition.Hash, genotype, dry.Shapes, $"Winner{architectures.Count}", Seed)));
            }
            catch (NasException exception)
            {
                infeasible.Add(exception.Message);
            }
        }
        foreach (var message in infeasible.Take(5)) log.WriteLine(message);
        Assert.InRange(infeasible.Count, 0, count / 10);
        return architectures;
    }

    private static void AssertEqual(
        SpaceDescriptor descriptor, Genotype genotype, DryRunResult dry, Module<Tensor, Tensor> candidate, Module<Tensor, Tensor> winner)
    {
        Assert.Equal(candidate.named_parameters().Select(p => p.name), winner.named_parameters().Select(p => p.name));
        var (expected, actual) = (candidate.state_dict(), winner.state_dict());
        Assert.Equal(expected.Keys, actual.Keys);
        Assert.DoesNotContain(actual.Keys, key => key.Contains('<') || key.Contains("__", StringComparison.Ordinal));
        Assert.All(expected, p => Assert.True(p.Value.bytes.SequenceEqual(actual[p.Key].bytes), $"{p.Key} differs for {genotype}"));
        Assert.Equal(winner.parameters().Sum(p => p.numel()), dry.Parameters);

        var input = randn([4, .. descriptor.Space.InputOf(genotype)]);
        foreach (var train in (bool[])[false, true])
        {
            candidate.train(train);
            winner.train(train);
            manual_seed(3);
            var wanted = candidate.call(input);
            manual_seed(3);
            var given = winner.call(input);
            Assert.Equal(wanted.shape, given.shape);
            Assert.True(wanted.bytes.SequenceEqual(given.bytes), $"outputs differ for {genotype}");
        }
    }
}
