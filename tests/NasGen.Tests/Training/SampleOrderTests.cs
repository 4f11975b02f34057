using CsCheck;
using NasGen.Data;
using NasGen.Training;

namespace NasGen.Tests.Training;

public sealed class SampleOrderTests
{
    [Fact]
    public void Any_beginning_of_the_first_epoch_has_each_class_in_proportion() =>
        Gen.Select(Gen.Long[0, 4].Array[16, 300], Gen.ULong).Sample((strata, seed) =>
        {
            var order = TrainingSubset.StratifiedOrder(strata, seed);
            Assert.Equal(Enumerable.Range(0, strata.Length), order.Order());
            for (var count = 1; count <= order.Length; count += 7)
                foreach (var group in strata.GroupBy(s => s))
                    Assert.InRange(order.Take(count).Count(i => strata[i] == group.Key) - (double)count / order.Length * group.Count(), -2, 2);
        }, iter: 200);

    [Fact]
    public void The_first_epoch_is_the_same_for_every_seed_and_later_ones_are_not()
    {
        int[] first = [.. Enumerable.Range(0, 50).Reverse()];
        var (one, other) = (new SampleOrder(first, seed: 1), new SampleOrder(first, seed: 2));
        Assert.Equal(first.Select(i => (long)i), one.Of(0));
        Assert.Equal(one.Of(0), other.Of(0));
        Assert.NotEqual(one.Of(1), other.Of(1));
        Assert.NotEqual(one.Of(1), one.Of(2));
    }

    [Fact]
    public void An_epoch_has_every_sample_once_and_does_not_depend_on_the_epochs_that_were_asked_for()
    {
        int[] first = [.. Enumerable.Range(0, 50)];
        var order = new SampleOrder(first, seed: 3);
        var seventh = order.Of(7);
        Assert.Equal(first.Select(i => (long)i), seventh.Order());
        order.Of(1);
        Assert.Equal(seventh, order.Of(7));
        Assert.Equal(seventh, new SampleOrder(first, seed: 3).Of(7));
    }
}
