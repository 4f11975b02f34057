using NasGen.Candidates;
using NasGen.Costs;
using NasGen.Emission;
using NasGen.Expansions;
using NasGen.Latency;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using NasGen.Search.Spaces;
using NasGen.Tests.Emission.Spaces;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Emission;

public sealed class CellWinnerTests
{
    private const string Plain =
        "Body=(Edge0_1: ConvBlock, Edge0_2: IdentityBlock, Edge1_2: ConvBlock, Edge0_3: ZeroBlock, Edge1_3: Damped, Edge2_3: AveragePoolBlock, "
        + "Width: 8, Depth: 3, Stride: 2, Norm: Batch, rate: 0.1); LastCell=(Edge0_1: ResidualBlock)";

    private const string Wired =
        "Normal=(Edge0_1: SeparableConvBlock, Edge0_2: IdentityBlock, Edge1_2: ZeroBlock, "
        + "Node3.Inputs: 0+2, Edge0_3: MaxPoolBlock, Edge2_3: SeparableConvBlock, "
        + "Node4.Inputs: 1+3, Edge1_4: IdentityBlock, Edge3_4: ZeroBlock, Width: 4, Depth: 2, Kernel: 3, Activation: ReLU); "
        + "Reduce=(Edge0_1: ConvBlock, Node2.Inputs: 0, Edge0_2: IdentityBlock, Node3.Inputs: 2, Edge2_3: IdentityBlock, Depth: 1); "
        + "Tail=(Edge0_1: MobileBlock, Edge0_2: IdentityBlock, Edge1_2: IdentityBlock, rate: 0.1)";

    private const string Shown =
        "Body=(Edge0_1: ConvBlock, Edge0_2: ZeroBlock, Edge1_2: AveragePoolBlock, Edge0_3: IdentityBlock, Edge1_3: ConvBlock, Edge2_3: ConvBlock, "
        + "Width: 16, Depth: 3)";

    /// <summary>docs/cells.md shows this winner.</summary>
    [Fact]
    public void A_cell_reads_as_if_written_by_hand() => SourceSnapshot.Match(Emit(new CellNetDefinition(), Shown, "CellNetBest"), "CellNetBest.nas.cs");

    [Fact]
    public void Cells_that_choose_inputs_and_concatenate_read_as_if_written_by_hand() =>
        SourceSnapshot.Match(Emit(new WiredCellsDefinition(), Wired, "WiredCellsBest"), "WiredCellsBest.nas.cs");

    /// <summary>
    /// The count by hand: the first cell's preprocessing is 3 → 8 channels by 1×1 and 8×8 → 4×4, the other repeats need none; each cell has two 3×3
    /// convolutions and one with bias; the last cell has two more.
    /// </summary>
    [Fact]
    public void Parameters_and_multiplications_are_those_of_a_count_by_hand()
    {
        const int norm = 2 * 8, convolution = 8 * 8 * 9;
        var dry = DryRun(new CellsDefinition(), Plain);
        Assert.Equal((3 * 8 + norm) + 3 * (2 * (convolution + norm) + convolution + 8) + 2 * (convolution + norm) + 8 * 5 + 5, dry.Parameters);
        Assert.Equal(16 * (3 * 8 + 3 * 3 * convolution + 2 * convolution) + 8 * 5, dry.Macs);
    }

    [Theory]
    [InlineData(true, Shown, 3 + 1)]
    [InlineData(false, "Normal=(Edge0_1: SeparableConvBlock, Edge0_2: IdentityBlock, Edge1_2: InceptionBlock, "
        + "Node3.Inputs: 0+2, Edge0_3: MaxPoolBlock, Edge2_3: ZeroBlock, "
        + "Node4.Inputs: 1+3, Edge1_4: IdentityBlock, Edge3_4: SeparableConvBlock, Width: 4, Depth: 2, Kernel: 5, Activation: SiLU); "
        + "Reduce=(Edge0_1: ConvBlock, Node2.Inputs: 1, Edge1_2: IdentityBlock, Node3.Inputs: 2, Edge2_3: ConvBlock, Depth: 2); "
        + "Tail=(Edge0_1: MobileBlock, Edge0_2: MobileBlock, Edge1_2: IdentityBlock, rate: 0.1)", 2 + 2 + 2 + 1)]
    public void Layers_in_closed_form_have_the_MACs_that_the_dry_run_counts(bool isPlain, string genotype, int blocks)
    {
        SpaceDefinition definition = isPlain ? new CellNetDefinition() : new WiredCellsDefinition();
        var descriptor = SpaceDescriptor.Parse(definition.Descriptor);
        var dry = DryRun(definition, genotype);
        var plan = new ArchitecturePlan(descriptor.Space, descriptor.Space.ToSearchSpace().Parse(genotype), dry.Shapes);
        var walked = LatencyPrediction.Blocks(plan).Select(block => LayerWalk.Calls(block.Plan, block.Input, block.Output)).ToList();
        Assert.Equal(blocks, walked.Count);
        Assert.Equal(dry.Macs, walked.Sum(calls => calls.Sum(call => call.Macs)));
        Assert.DoesNotContain(walked, calls => calls.Any(call => call.Kind == LayerKind.Own));
    }

    [Fact]
    public void A_concatenating_cell_returns_all_its_nodes_and_others_share_that_width()
    {
        var shapes = DryRun(new WiredCellsDefinition(), Wired).Shapes;
        Assert.Equal([[3, 8, 8], [16, 8, 8], [16, 8, 8]], shapes["Normal"].InOrder);
        Assert.Equal([[16, 8, 8], [16, 4, 4]], shapes["Reduce"].InOrder);
        Assert.Equal([[16, 4, 4], [32, 4, 4], [32, 4, 4]], shapes["Tail"].InOrder);
    }

    [Fact]
    public void A_cell_leaks_no_tensor_and_does_not_dispose_of_its_input()
    {
        foreach (var definition in (SpaceDefinition[])[new CellsDefinition(), new WiredCellsDefinition(), new FeatureCellsDefinition()])
        {
            var descriptor = SpaceDescriptor.Parse(definition.Descriptor);
            var space = descriptor.Space.ToSearchSpace();
            var random = new Random(4);
            string[] texts = [.. Enumerable.Range(0, 20).Select(i => Emit(definition, GenotypeSampler.Sample(space, random).ToString(), $"Winner{i}"))];
            var (assembly, diagnostics) = WinnerCompiler.Compile(texts);
            Assert.Empty(diagnostics);
            for (var i = 0; i < texts.Length; i++)
            {
                using var scope = NewDisposeScope();
                using var winner = (Module<Tensor, Tensor>)Activator.CreateInstance(assembly!.GetType($"{descriptor.Space.Namespace}.Winner{i}")!)!;
                using var input = randn([2, .. descriptor.Space.Input.Select(size => (long)size)]);
                var before = scope.DisposablesCount;
                var output = winner.call(input);
                Assert.Equal(before + 1, scope.DisposablesCount);
                output.Dispose();
                Assert.False(input.IsInvalid);
                Assert.Equal(before, scope.DisposablesCount);
            }
        }
    }

    private static DryRunResult DryRun(SpaceDefinition definition, string genotype)
    {
        var descriptor = SpaceDescriptor.Parse(definition.Descriptor);
        return Candidate.DryRun(definition, descriptor, descriptor.Space.ToSearchSpace().Parse(genotype));
    }

    private static string Emit(SpaceDefinition definition, string genotype, string name)
    {
        var descriptor = SpaceDescriptor.Parse(definition.Descriptor);
        return WinnerEmitter.Emit(
            descriptor, definition.Hash, descriptor.Space.ToSearchSpace().Parse(genotype), DryRun(definition, genotype).Shapes, name, 7);
    }
}
