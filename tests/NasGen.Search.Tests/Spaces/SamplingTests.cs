using NasGen.Search.Numerics;
using NasGen.Search.Spaces;

namespace NasGen.Search.Tests.Spaces;

public sealed class SamplingTests
{
    [Fact]
    public void Samples_are_uniform_over_architectures_of_a_conditional_space()
    {
        var random = new RandomStream(1, "test");
        var draws = Enumerable.Range(0, 60_000).Select(_ => ExampleSpaces.Digits.Sample(random));
        Assert.InRange(ChiSquare.PValue(draws, [.. ExampleSpaces.Digits.Enumerate()]), 0.001, 0.999);
    }

    [Fact]
    public void The_test_of_uniformity_rejects_draws_that_are_uniform_over_options()
    {
        var space = ExampleSpaces.Digits;
        var random = new RandomStream(1, "test");
        var draws = Enumerable.Range(0, 60_000).Select(_ => space.Canonical([.. space.Decisions.Select(d => (double)random.Next((int)d.Domain.Count!))]));
        Assert.InRange(ChiSquare.PValue(draws, [.. space.Enumerate()]), 0, 1e-9);
    }

    [Fact]
    public void Continuous_decisions_are_uniform_in_position()
    {
        var random = new RandomStream(2, "test");
        var space = ExampleSpaces.Continuous;
        var rate = space.IndexOf("Training.LearningRate");
        var decades = Enumerable.Range(0, 30_000).Select(_ => (int)Math.Floor(Math.Log10(space.Sample(random)[rate])));
        Assert.InRange(ChiSquare.PValue(decades, [-4, -3, -2]), 0.001, 0.999);
    }

    [Fact]
    public void Equal_streams_give_equal_samples() =>
        Assert.Equal(ExampleSpaces.Digits.Sample(new RandomStream(3, "a", 5)), ExampleSpaces.Digits.Sample(new RandomStream(3, "a", 5)));
}
