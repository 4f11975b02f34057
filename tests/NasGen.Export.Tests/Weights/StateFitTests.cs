using NasGen.Export.Weights;
using NasGen.Search.Contracts;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Export.Tests.Weights;

public sealed class StateFitTests
{
    private static readonly Dictionary<string, Tensor> Network = new()
    {
        ["Stem.0.weight"] = zeros(4, 1, 3, 3),
        ["Stem.1.weight"] = zeros(4),
        ["Stem.1.bias"] = zeros(4),
        ["Head.weight"] = zeros(3, 4),
        ["Head.bias"] = zeros(3),
    };

    [Fact]
    public void What_does_not_fit_is_in_one_of_three_lists()
    {
        var fit = StateFit.Of(Network, [
            Entry("Stem.0.weight", 4, 1, 3, 3), Entry("Stem.1.weight", 4), Entry("Head.weight", 10, 4), Entry("Head.bias", 3), Entry("extra", 2)]);
        Assert.False(fit.IsWhole);
        Assert.Equal(
            ["missing (1):", "  Stem.1.bias", "unexpected (1):", "  extra", "other shape (1):", "  Head.weight [10, 4] instead of [3, 4]"], fit.Lines());
        Assert.Equal(
            "The weights in 'a.pt' do not fit into Net: missing (1): Stem.1.bias; unexpected (1): extra; "
            + "other shape (1): Head.weight [10, 4] instead of [3, 4]. Do this.", fit.Error("Net", "a.pt", "Do this.").Message);
    }

    [Fact]
    public void The_same_keys_and_shapes_fit() => Assert.True(StateFit.Of(Network, [.. Network.Select(e => new StateEntry(e.Key, e.Value))]).IsWhole);

    [Fact]
    public void A_part_is_loaded_and_the_rest_stays()
    {
        using var linear = Linear(2, 3);
        var before = linear.bias!.clone();
        var loaded = StateLoader.Copy(linear.state_dict(), [new StateEntry("weight", full(3, 2, 0.25)), Entry("bias", 7), Entry("other", 3)]);
        Assert.Equal(["weight"], loaded);
        Assert.True(linear.weight.eq(0.25).all().item<bool>());
        Assert.True(linear.bias.equal(before).all().item<bool>());
    }

    [Fact]
    public void Keys_are_renamed_by_the_first_expression_that_matches_and_left_out_by_an_empty_name()
    {
        var map = Map("""
            '^features\.0\.(.*)$': 'Stem.0.$1'
            '^features\.(\d+)\.bias$': 'Stem.$1.bias'
            '^classifier\..*': ''
            """);
        Assert.Equal(
            ["Stem.0.weight", "Stem.1.bias", "features.1.weight"],
            map.Apply([Entry("features.0.weight", 1), Entry("features.1.bias", 1), Entry("classifier.weight", 1), Entry("features.1.weight", 1)])
                .Select(e => e.Key));
    }

    [Fact]
    public void A_wrong_expression_is_an_error_with_its_line()
    {
        var error = Assert.Throws<NasException>(() => Map("'a': 'b'\n'(': 'c'\n"));
        Assert.Equal((StateFile.Code, 2), (error.Code, error.Line));
    }

    [Fact]
    public void The_same_shapes_under_other_names_are_proposed_as_a_map_that_fits()
    {
        StateEntry[] file =
        [
            Entry("features.conv1.weight", 4, 1, 3, 3), Entry("features.bn1.weight", 4), Entry("features.bn1.bias", 4),
            Entry("fc.weight", 3, 4), Entry("fc.bias", 3),
        ];
        var proposal = MapProposal.Of(Network, file);
        Assert.NotNull(proposal);
        Assert.True(StateFit.Of(Network, Map(proposal).Apply(file)).IsWhole);
    }

    [Fact]
    public void Nothing_is_proposed_where_shapes_or_last_names_differ()
    {
        Assert.Null(MapProposal.Of(Network, [Entry("a.weight", 4, 1, 3, 3), Entry("b.weight", 4), Entry("b.bias", 4), Entry("c.weight", 3, 4)]));
        Assert.Null(MapProposal.Of(
            Network, [Entry("a.weight", 4, 1, 3, 3), Entry("b.weight", 4), Entry("b.bias", 4), Entry("c.weight", 10, 4), Entry("c.bias", 10)]));
        Assert.Null(MapProposal.Of(
            Network, [Entry("a.weight", 4, 1, 3, 3), Entry("b.bias", 4), Entry("b.weight", 4), Entry("c.weight", 3, 4), Entry("c.bias", 3)]));
    }

    private static StateEntry Entry(string key, params long[] shape) => new(key, zeros(shape));

    private static KeyMap Map(string text)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, text);
        try
        {
            return KeyMap.Read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
