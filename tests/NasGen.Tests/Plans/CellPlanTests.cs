using NasGen.Costs;
using NasGen.Expansions;
using NasGen.Modules;
using NasGen.Plans;
using NasGen.Search.Contracts;
using NasGen.Search.Spaces;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Tests.Plans;

public sealed class CellPlanTests
{
    private static readonly string[] Options = ["ZeroBlock", "IdentityBlock", "ConvBlock"];
    private static readonly CellEdgeDescriptor[] Edges = [new(0, 1, "Body.Edge0_1"), new(0, 2, "Body.Edge0_2"), new(1, 2, "Body.Edge1_2")];

    [Theory]
    [InlineData("IdentityBlock", "ZeroBlock", "IdentityBlock", 1)]
    [InlineData("IdentityBlock", "IdentityBlock", "IdentityBlock", 2)]
    [InlineData("ZeroBlock", "ZeroBlock", "IdentityBlock", 0)]
    [InlineData("ZeroBlock", "ZeroBlock", "ZeroBlock", 0)]
    public void The_last_node_is_the_sum_of_its_edges(string a, string b, string c, int factor)
    {
        using var scope = NewDisposeScope();
        using var cell = new ModuleBuilder(null!).Build(Expand(Space(), a, b, c, [4, 6, 6]));
        var input = randn(2, 4, 6, 6);
        Assert.True((factor == 0 ? zeros_like(input) : input * factor).bytes.SequenceEqual(cell.call(input).bytes));
    }

    [Fact]
    public void A_concatenating_cell_returns_all_nodes_but_the_input()
    {
        using var scope = NewDisposeScope();
        using var cell = new ModuleBuilder(null!).Build(Expand(Space(concat: true), "ConvBlock", "IdentityBlock", "ZeroBlock", [4, 6, 6]));
        Assert.Equal([2, 8, 6, 6], cell.call(randn(2, 4, 6, 6)).shape);
    }

    [Fact]
    public void Preprocessing_gives_width_and_stride_and_its_parameters_are_counted()
    {
        using var scope = NewDisposeScope();
        var plan = Expand(Space(stride: 2), "ConvBlock", "IdentityBlock", "ConvBlock", [3, 7, 7]);
        using var cell = new ModuleBuilder(null!).Build(plan);
        Assert.Equal([2, 4, 4, 4], cell.call(randn(2, 3, 7, 7)).shape);
        Assert.Equal(cell.parameters().Sum(p => p.numel()), PlanParameters.Of(plan));
        Assert.Contains("0.preprocessing.0.weight", cell.state_dict().Keys);
        Assert.Contains("0.edge01.0.weight", cell.state_dict().Keys);
    }

    [Fact]
    public void An_edge_from_which_no_path_leads_to_the_output_is_left_out()
    {
        var cell = (CellPlan)Expand(Space(), "ConvBlock", "IdentityBlock", "ZeroBlock", [4, 6, 6]).Steps[0];
        Assert.Equal([(0, 2)], cell.Edges.Select(e => (e.From, e.To)));
        var concatenating = (CellPlan)Expand(Space(concat: true), "ConvBlock", "IdentityBlock", "ZeroBlock", [4, 6, 6]).Steps[0];
        Assert.Equal([(0, 1), (0, 2)], concatenating.Edges.Select(e => (e.From, e.To)));
    }

    [Fact]
    public void A_search_space_has_a_cell_unless_it_concatenates_its_nodes()
    {
        var cell = Assert.Single(Space().ToSearchSpace().Cells);
        Assert.Equal(("ZeroBlock", "IdentityBlock", 2), (cell.Zero, cell.Identity, cell.Output));
        Assert.Empty(Space(concat: true).ToSearchSpace().Cells);
    }

    private static SequencePlan Expand(SpaceStructure space, string a, string b, string c, long[] input) =>
        new(new ArchitecturePlan(space, space.ToSearchSpace().Canonical([Array.IndexOf(Options, a), Array.IndexOf(Options, b), Array.IndexOf(Options, c)]))
            .Expand(space.Properties[0], 0, input));

    private static SpaceStructure Space(bool concat = false, int stride = 1) => new(
        "", "Net", "public", [4, 6, 6], false,
        [new PropertyDescriptor(
            "Body", PropertyKind.Module, "protected",
            Candidates: [.. Options.Select(o => new CandidateDescriptor(o, "global::NasGen." + o))],
            Settings: new() { ["Width"] = "4", ["Stride"] = $"{stride}" },
            Cell: new CellDescriptor(3, concat, Edges, [null, null, null]))],
        [.. Edges.Select(e => new DecisionDescriptor(e.Decision, DecisionKind.Categorical, Options))]);
}
