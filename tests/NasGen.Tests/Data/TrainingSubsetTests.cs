using CsCheck;
using NasGen.Data;

namespace NasGen.Tests.Data;

public sealed class TrainingSubsetTests
{
    private static readonly double[] Shares = [0.125, 0.25, 0.5, 1];

    [Fact]
    public void Subsets_are_nested_and_have_each_class_in_proportion() =>
        Gen.Select(Gen.Long[0, 4].Array[16, 300], Gen.ULong).Sample((strata, seed) =>
        {
            int[][] subsets = [.. Shares.Select(share => TrainingSubset.Stratified(strata, share, seed))];
            foreach (var (subset, share) in subsets.Zip(Shares))
            {
                Assert.InRange(subset.Length - share * strata.Length, -1, 2);
                foreach (var group in strata.GroupBy(s => s))
                    Assert.InRange(subset.Count(i => strata[i] == group.Key) - share * group.Count(), -1.5, 2);
            }
            Assert.All(subsets.Zip(subsets.Skip(1)), pair => Assert.Empty(pair.First.Except(pair.Second)));
            Assert.Equal(Enumerable.Range(0, strata.Length), subsets[^1]);
        }, iter: 200);

    [Fact]
    public void Groups_join_as_a_whole_and_subsets_are_nested() =>
        Gen.Select(Gen.Int[0, 29].Array[50, 200], Gen.ULong).Sample((numbers, seed) =>
        {
            string[] groups = [.. numbers.Select(n => $"g{n}")];
            int[][] subsets = [.. Shares.Select(share => TrainingSubset.Grouped(groups, share, seed))];
            foreach (var (subset, share) in subsets.Zip(Shares))
            {
                Assert.Empty(subset.Select(i => groups[i]).Intersect(Enumerable.Range(0, groups.Length).Except(subset).Select(i => groups[i])));
                Assert.True(subset.Length >= Math.Round(share * groups.Length) - 1e-9);
            }
            Assert.All(subsets.Zip(subsets.Skip(1)), pair => Assert.Empty(pair.First.Except(pair.Second)));
        }, iter: 100);

    [Fact]
    public void Subsets_of_data_with_times_are_the_latest_samples() => Assert.Equal([1, 3], TrainingSubset.Timed([1, 7, 2, 9, 3, 4, 5, 6], 0.25));

    [Fact]
    public void Two_seeds_draw_two_subsets_and_one_seed_draws_one()
    {
        var strata = new long[100];
        Assert.Equal(TrainingSubset.Stratified(strata, 0.25, 5), TrainingSubset.Stratified(strata, 0.25, 5));
        Assert.NotEqual(TrainingSubset.Stratified(strata, 0.25, 5), TrainingSubset.Stratified(strata, 0.25, 6));
    }
}
