using System.Globalization;
using System.Numerics;
using NasGen.Generator.Tests.Harness;
using NasGen.Runtime;
using NasGen.Search.Contracts;

namespace NasGen.Generator.Tests.Spaces;

public class CellTests
{
    private const string Scaled = """
        public class Scaled(int inChannels, [Values(1, 2)] int factor) : Module<Tensor, Tensor>("s")
        {
            public override Tensor forward(Tensor x) => x * inChannels * factor;
        }
        """;

    [Fact]
    public void Edges_choose_by_target_then_source_and_the_property_does_not() => Assert.Equal(
        [
            "Body.Edge0_1=ConvBlock|ZeroBlock",
            "Body.Edge0_2=ConvBlock|ZeroBlock",
            "Body.Edge1_2=ConvBlock|ZeroBlock",
            "Body.Edge0_3=ConvBlock|ZeroBlock",
            "Body.Edge1_3=ConvBlock|ZeroBlock",
            "Body.Edge2_3=ConvBlock|ZeroBlock",
        ],
        Decisions("[Choice<ConvBlock, ZeroBlock>, Cell]"));

    [Fact]
    public void A_node_with_more_predecessors_than_inputs_chooses_them_and_its_edges_live_by_that() => Assert.Equal(
        [
            "Body.Edge0_1=ConvBlock|ZeroBlock",
            "Body.Edge0_2=ConvBlock|ZeroBlock",
            "Body.Edge1_2=ConvBlock|ZeroBlock",
            "Body.Node3.Inputs=0+1|0+2|1+2",
            "Body.Edge0_3=ConvBlock|ZeroBlock if Body.Node3.Inputs is 0+1|0+2",
            "Body.Edge1_3=ConvBlock|ZeroBlock if Body.Node3.Inputs is 0+1|1+2",
            "Body.Edge2_3=ConvBlock|ZeroBlock if Body.Node3.Inputs is 0+2|1+2",
        ],
        Decisions("[Choice<ConvBlock, ZeroBlock>, Cell(Nodes = 4, Inputs = 2)]"));

    [Fact]
    public void Settings_and_parameters_of_candidates_are_the_propertys_and_always_alive() => Assert.Equal(
        ["Body.Edge0_1=MaxPoolBlock|Scaled|ZeroBlock", "Body.Width=8|16", "Body.Depth=1..3", "Body.Kernel=3|5", "Body.Norm=Batch|Group", "Body.Scaled.factor=1|2"],
        Decisions("[Choice<MaxPoolBlock, Scaled, ZeroBlock>, Cell(Nodes = 2), Width(8, 16), Depth(1, 3), Kernel(3, 5), Norm(Norm.Batch, Norm.Group)]"));

    [Fact]
    public void What_neither_the_cell_nor_a_candidate_uses_is_said() => Assert.Equal(
        ["NAS0019", "NAS0019"],
        GeneratorRun.Ordinary(Space("[Choice<MaxPoolBlock, ZeroBlock>, Cell, Norm(Norm.Batch, Norm.Group), Expansion(2, 4), Depth(1, 3)]")).Reported.Select(d => d.Id));

    [Fact]
    public void The_descriptor_tells_the_graph()
    {
        var cell = Generated.Single(Space("[Choice<ConvBlock, ZeroBlock>, Cell(Nodes = 4, Inputs = 2, Concat = true)]")).Descriptor.Space.Properties[0].Cell!;
        Assert.Equal((4, 2, true), (cell.Nodes, cell.Inputs, cell.Concat));
        Assert.Equal([(0, 1), (0, 2), (1, 2), (0, 3), (1, 3), (2, 3)], cell.Edges.Select(e => (e.From, e.To)));
        Assert.Equal("Body.Edge1_3", cell.Edges[4].Decision);
        Assert.Equal(new string?[] { null, null, null, "Body.Node3.Inputs" }, cell.InputsDecisions);
    }

    [Fact]
    public void A_cell_is_part_of_the_hash_and_a_space_without_one_says_nothing_of_it()
    {
        var plain = Generated.Single(Space("[Choice<ConvBlock, IdentityBlock>]")).Definition;
        string[] hashes =
        [
            plain.Hash,
            .. new[] { "Cell(Nodes = 3)", "Cell(Nodes = 4)", "Cell(Nodes = 4, Inputs = 2)", "Cell(Nodes = 4, Concat = true)" }
                .Select(cell => Generated.Single(Space($"[Choice<ConvBlock, IdentityBlock>, {cell}]")).Definition.Hash),
        ];
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
        Assert.DoesNotContain("cell", plain.Descriptor, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Choice<ConvBlock, ZeroBlock, IdentityBlock, AveragePoolBlock, SeparableConvBlock>, Cell(Nodes = 4)]", 15625)]
    [InlineData("[Choice<ConvBlock, ZeroBlock>, Cell(Nodes = 4, Inputs = 2), Depth(1, 2)]", 8 * 3 * 4 * 2)]
    [InlineData("[Choice<ConvBlock, ZeroBlock>, Cell(Nodes = 5, Inputs = 1)]", 2 * (2 * 2) * (3 * 2) * (4 * 2))]
    public void The_size_is_the_number_of_architectures(string attributes, int expected)
    {
        var (definition, descriptor) = Generated.Single(Space(attributes));
        Assert.Equal(expected, BigInteger.Parse(definition.Size, CultureInfo.InvariantCulture));
        Assert.Equal(expected, descriptor.Space.ToSearchSpace().Count);
        if (expected < 1000) Assert.Equal(expected, Generated.CountOneByOne(descriptor.Space));
    }

    [Fact]
    public void The_width_of_a_concatenating_cell_is_its_own_even_if_its_nodes_share_anothers()
    {
        var properties = Generated.Single(DescriptorTests.Space("""
            [Choice<ConvBlock, MobileBlock>, Width(8, 16)] protected abstract Module<Tensor, Tensor> A { get; }
            [Choice<ConvBlock, MobileBlock>, Cell(Concat = true), Width(SameAs = nameof(A))] protected abstract Module<Tensor, Tensor> B { get; }
            [Choice<ConvBlock, MobileBlock>, Width(SameAs = nameof(B))] protected abstract Module<Tensor, Tensor> C { get; }
            """)).Descriptor.Space.Properties;
        Assert.Equal(["=A", "=B"], properties.Skip(1).Select(p => p.Settings!["Width"]));
    }

    [Fact]
    public void Placeholder_compiles_without_a_warning()
    {
        var run = GeneratorRun.Ordinary(Space("[Choice<ConvBlock, ZeroBlock>, Cell(Nodes = 4, Inputs = 2)]"));
        Assert.Empty(run.Reported);
        Assert.Empty(run.CompilerSays);
    }

    private static IEnumerable<string> Decisions(string attributes) => Generated.Single(Space(attributes)).Descriptor.Space.Decisions.Select(d =>
        $"{d.Name}={(d.Options is null ? $"{d.Min}..{d.Max}" : string.Join("|", d.Options))}{(d.Parent is null ? "" : $" if {d.Parent} is {string.Join("|", d.ParentOptions!)}")}");

    private static string Space(string attributes) => DescriptorTests.Space($"{attributes} protected abstract Module<Tensor, Tensor> Body {{ get; }}") + Scaled;
}
