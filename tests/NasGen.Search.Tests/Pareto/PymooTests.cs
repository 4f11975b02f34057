using System.Text.Json;
using NasGen.Search.Pareto;

namespace NasGen.Search.Tests.Pareto;

/// <summary>Figures that pymoo 0.6.1.3 computed for random sets of two to four objectives and for the front of ZDT1: pymoo.json.</summary>
public sealed class PymooTests
{
    private static readonly JsonElement Reference = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Pareto", "pymoo.json"))).RootElement;

    public static TheoryData<int> Sets { get; } = [.. Enumerable.Range(0, Reference.GetProperty("sets").GetArrayLength())];

    [Fact]
    public void There_are_sets_of_two_to_four_objectives() =>
        Assert.Equal([2, 3, 4], Reference.GetProperty("sets").EnumerateArray().Select(s => Points(s.GetProperty("F"))[0].Length).Distinct().Order());

    [Theory, MemberData(nameof(Sets))]
    public void Hypervolumes_are_equal(int set) =>
        Assert.Equal(Set(set).GetProperty("hv").GetDouble(), Hypervolume.Of(Points(Set(set).GetProperty("F")), Numbers(Set(set).GetProperty("ref"))), 1e-12);

    [Theory, MemberData(nameof(Sets))]
    public void Ranks_and_fronts_are_equal(int set)
    {
        var points = Points(Set(set).GetProperty("F"));
        Assert.Equal(Numbers(Set(set).GetProperty("rank")).Select(r => (int)r), NonDominatedSorting.Ranks(points));
        Assert.Equal(Numbers(Set(set).GetProperty("front0")).Select(i => (int)i).Order(), ParetoDominance.Front(points));
    }

    [Theory, MemberData(nameof(Sets))]
    public void Crowding_distances_are_pymoos_sum_which_it_divides_by_the_number_of_objectives(int set)
    {
        var points = Points(Set(set).GetProperty("F"));
        var front = Numbers(Set(set).GetProperty("front0")).Select(i => points[(int)i]).ToArray();
        var expected = Set(set).GetProperty("front0_crowding").EnumerateArray().Select(c => c.ValueKind == JsonValueKind.Null ? double.PositiveInfinity : c.GetDouble());
        Assert.Equal(expected, CrowdingDistance.Of(front).Select(d => d / points[0].Length), (a, b) => a.Equals(b) || Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void The_front_of_ZDT1_has_its_hypervolume()
    {
        var zdt1 = Reference.GetProperty("zdt1");
        Assert.Equal(zdt1.GetProperty("hv").GetDouble(), Hypervolume.Of(Points(zdt1.GetProperty("front")), Numbers(zdt1.GetProperty("ref"))), 1e-9);
    }

    private static JsonElement Set(int set) => Reference.GetProperty("sets")[set];
    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(n => n.GetDouble())];
    private static double[][] Points(JsonElement array) => [.. array.EnumerateArray().Select(Numbers)];
}
