using NasGen.Modules;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Tests.Modules;

public sealed class OrbitTests
{
    [Fact]
    public void It_holds_the_four_turns_of_a_point_from_the_first_quadrant_on()
    {
        using var scope = NewDisposeScope();
        var orbit = new Orbit().call(tensor(new float[,] { { 3, 1 }, { -1, 3 }, { -3, -1 }, { 1, -3 } }));
        float[] each = [3, -1, -3, 1, 1, 3, -1, -3];
        Assert.Equal([.. each, .. each, .. each, .. each], orbit.data<float>());
    }

    [Fact]
    public void A_turned_point_has_the_same_turns_to_the_last_bit()
    {
        using var scope = NewDisposeScope();
        using var orbit = new Orbit();
        var points = Plane.Points();
        var expected = orbit.call(points).data<float>().ToArray();
        for (var turn = 1; turn < 4; turn++) Assert.Equal(expected, orbit.call(points = Plane.Turn(points)).data<float>());
    }
}
