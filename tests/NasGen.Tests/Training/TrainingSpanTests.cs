using CsCheck;
using NasGen.Search.Execution;
using NasGen.Training;

namespace NasGen.Tests.Training;

public sealed class TrainingSpanTests
{
    [Theory]
    [InlineData(1, 300, 300)]
    [InlineData(1.0 / 3, 300, 100)]
    [InlineData(1.0 / 3, 20, 7)]
    [InlineData(1.0 / 9, 300, 33)]
    [InlineData(1.0 / 9, 3, 1)]
    public void A_span_is_a_share_of_the_steps_and_one_at_least(double fidelity, int full, int end) =>
        Assert.Equal(new TrainingSpan(end, full), TrainingSpan.Of(fidelity, full));

    [Fact]
    public void A_training_is_validated_ten_times_at_most_and_not_in_its_first_third() =>
        Assert.Equal([120, 150, 180, 210, 240, 270, 300], Validated(TrainingSpan.Of(1, 300), cost: 0.5));

    [Fact]
    public void A_shorter_training_is_validated_where_the_full_one_is_and_at_its_end() =>
        Assert.Equal([60, 90, 100], Validated(TrainingSpan.Of(1.0 / 3, 300), cost: 0.5));

    [Theory]
    [InlineData(5, new[] { 200, 300 })] // 5 % of 300 steps are 15: three validations.
    [InlineData(15, new[] { 300 })]
    [InlineData(1000, new[] { 300 })]
    public void A_dear_validation_is_made_less_often(double cost, int[] steps) => Assert.Equal(steps, Validated(TrainingSpan.Of(1, 300), cost));

    /// <summary>A validation that the first part skips and the uninterrupted training makes could choose other weights.</summary>
    [Fact]
    public void Where_a_training_pauses_or_before_the_longer_one_is_not_validated() =>
        Gen.Select(Gen.Int[1, 2000], Gen.Double[0.01, 50]).Sample((full, cost) =>
        {
            TrainingSpan[] ladder = [.. TrainingPlan.Ladder.Select(fidelity => TrainingSpan.Of(fidelity, full))];
            foreach (var (paused, longer) in ladder.Zip(ladder.Skip(1)))
                Assert.All(Validated(longer, cost).Where(s => s != longer.End), step => Assert.InRange(step, paused.End + 1, full));
        }, iter: 3000);

    private static int[] Validated(TrainingSpan span, double cost) => [.. Enumerable.Range(1, span.End).Where(step => span.IsValidated(step, cost))];
}
