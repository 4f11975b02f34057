using CsCheck;
using NasGen.Data;

namespace NasGen.Tests.Data;

public class DataSplitTests
{
    private static void IsPartition(DataSplit split, int count) =>
        Assert.Equal(Enumerable.Range(0, count), split.Training.Concat(split.Validation).Concat(split.Test).Order());

    [Fact]
    public void Each_class_is_on_each_side_in_proportion() =>
        Gen.Select(Gen.Long[0, 4].Array[10, 300], Gen.ULong, Gen.Bool).Sample((strata, seed, withTest) =>
        {
            var split = DataSplit.Stratified(strata, withTest, seed);
            IsPartition(split, strata.Length);
            foreach (var group in strata.GroupBy(s => s))
            {
                // Systematic sampling differs from the exact share by less than one sample; validation is taken from the samples outside the test set.
                var (test, validation) = (split.Test.Count(i => strata[i] == group.Key), split.Validation.Count(i => strata[i] == group.Key));
                Assert.InRange(test - (withTest ? 0.2 : 0) * group.Count(), -1, 1);
                Assert.InRange(validation - 0.2 * (group.Count() - test), -1, 1);
            }
        }, iter: 200);

    [Fact]
    public void A_group_is_on_one_side_only_and_sides_are_near_their_shares() =>
        Gen.Select(Gen.Int[0, 29].Array[200, 400], Gen.ULong, Gen.Bool).Sample((groups, seed, withTest) =>
        {
            var split = DataSplit.Grouped([.. groups.Select(g => $"g{g}")], [.. groups.Select(g => (long)(g % 3))], withTest, seed);
            IsPartition(split, groups.Length);
            Assert.Empty(split.Training.Select(i => groups[i]).Intersect(split.Validation.Select(i => groups[i])));
            Assert.Empty(split.Training.Concat(split.Validation).Select(i => groups[i]).Intersect(split.Test.Select(i => groups[i])));
            Assert.InRange(split.Validation.Length, 0.08 * groups.Length, 0.30 * groups.Length);
            Assert.InRange(split.Test.Length, withTest ? 0.10 * groups.Length : 0, withTest ? 0.30 * groups.Length : 0);
        }, iter: 100);

    [Fact]
    public void Time_runs_from_training_to_test_and_ties_stay_together() =>
        Gen.Select(Gen.Int[0, 60].Array[50, 200], Gen.Bool).Sample((times, withTest) =>
        {
            var split = DataSplit.Timed([.. times.Select(t => (double)t)], withTest);
            IsPartition(split, times.Length);
            Assert.True(split.Training.Max(i => times[i]) < split.Validation.Min(i => times[i]));
            if (withTest) Assert.True(split.Validation.Max(i => times[i]) < split.Test.Min(i => times[i]));
        }, iter: 200);

    [Fact]
    public void Two_seeds_give_two_splits_and_one_seed_gives_one()
    {
        var strata = new long[100];
        Assert.Equal(DataSplit.Stratified(strata, true, 5).Test, DataSplit.Stratified(strata, true, 5).Test);
        Assert.NotEqual(DataSplit.Stratified(strata, true, 5).Test, DataSplit.Stratified(strata, true, 6).Test);
    }

    /// <summary>Vigna's reference implementation, splitmix64.c, from the state 1234567.</summary>
    [Fact]
    public void The_generator_gives_the_published_numbers()
    {
        var random = new SplitMix64(1234567);
        Assert.Equal([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL], [random.Next(), random.Next(), random.Next()]);
    }
}
