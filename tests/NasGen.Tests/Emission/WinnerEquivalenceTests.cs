using System.Diagnostics;
using NasGen.Candidates;
using NasGen.Descriptors;
using NasGen.Emission;
using NasGen.Evaluation;
using NasGen.Runtime;
using NasGen.Search.Spaces;
using NasGen.Tests.Emission.Spaces;
using TorchSharp;
using Xunit.Abstractions;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Emission;

/// <summary>The winner is the candidate: what was searched is what is shipped.</summary>
public sealed class WinnerEquivalenceTests(ITestOutputHelper output)
{
    public static TheoryData<string, int> Definitions => new() { { nameof(ImagesDefinition), 100 }, { nameof(NastyDefinition), 100 } };

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Winner_equals_the_candidate_to_the_last_bit(string name, int count)
    {
        set_num_threads(1);
        var definition = (SpaceDefinition)Activator.CreateInstance(typeof(WinnerEquivalenceTests).Assembly.GetTypes().Single(t => t.Name == name))!;
        var descriptor = SpaceDescriptor.Parse(definition.Descriptor);
        var space = descriptor.Space.ToSearchSpace();
        var random = new Random(1);
        var watch = Stopwatch.StartNew();
        var architectures = new List<(Genotype Genotype, DryRunResult Dry, string Text)>();
        while (architectures.Count < count)
        {
            var genotype = GenotypeSampler.Sample(space, random);
            var dry = Candidate.DryRun(definition, descriptor, genotype);
            var text = WinnerEmitter.Emit(descriptor, definition.Hash, genotype, dry.Shapes, $"Winner{architectures.Count}", 7);
            architectures.Add((genotype, dry, text));
        }
        output.WriteLine($"dry runs and emission: {watch.Elapsed}");
        var (assembly, diagnostics) = WinnerCompiler.Compile($"NasGen.Tests.Winners.{name}", architectures.Select(a => a.Text));
        foreach (var said in diagnostics.Take(5)) output.WriteLine(said);
        Assert.Empty(diagnostics);
        output.WriteLine($"compilation: {watch.Elapsed}");

        for (var i = 0; i < architectures.Count; i++)
        {
            var (genotype, dry, _) = architectures[i];
            using var scope = NewDisposeScope();
            var seed = (ulong)i;
            using var candidate = Candidate.Create(definition, descriptor, genotype, dry, seed);
            manual_seed((long)seed);
            using var winner = (Module<Tensor, Tensor>)Activator.CreateInstance(assembly!.GetType($"{descriptor.Space.Namespace}.Winner{i}")!)!;

            Assert.Equal(candidate.named_parameters().Select(p => p.name), winner.named_parameters().Select(p => p.name));
            Assert.Equal(candidate.state_dict().Keys, winner.state_dict().Keys);
            Assert.DoesNotContain(winner.state_dict().Keys, key => key.Contains('<') || key.Contains('_', StringComparison.Ordinal) && key.StartsWith('_'));
            var drawn = winner.state_dict();
            Assert.Equal([], candidate.state_dict().Where(p => !p.Value.bytes.SequenceEqual(drawn[p.Key].bytes)).Select(p => $"{i} {p.Key} of {genotype}: {p.Value.cstr()} {drawn[p.Key].cstr()}"));
            Assert.Equal(winner.parameters().Sum(p => p.numel()), dry.Parameters);

            var input = randn([4, .. descriptor.Space.Input.Select(size => (long)size)]);
            foreach (var train in new[] { false, true })
            {
                candidate.train(train);
                winner.train(train);
                manual_seed(3);
                using var expected = candidate.call(input);
                manual_seed(3);
                using var actual = winner.call(input);
                Assert.True(expected.bytes.SequenceEqual(actual.bytes), genotype.ToString());
            }
        }
        output.WriteLine($"comparison: {watch.Elapsed}");
    }
}
