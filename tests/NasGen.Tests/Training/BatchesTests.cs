using NasGen.Data;
using NasGen.Search.Contracts;
using NasGen.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Tests.Training;

public sealed class BatchesTests
{
    [Theory]
    [InlineData(35, 2)]
    [InlineData(3, 2)]
    [InlineData(17, 16)]
    [InlineData(5, 4)]
    [InlineData(257, 256)]
    public void No_batch_has_a_single_sample(int samples, int size)
    {
        var sizes = Sizes(samples, size);
        Assert.Equal(samples, sizes.Sum());
        Assert.All(sizes, s => Assert.InRange(s, 2, Math.Max(size, 3)));
    }

    [Theory]
    [InlineData(5, 1, 5)]
    [InlineData(1, 16, 1)]
    [InlineData(64, 16, 4)]
    [InlineData(65, 16, 5)]
    [InlineData(34, 2, 17)]
    public void Other_batches_are_as_many_as_the_size_asks_for(int samples, int size, int count) => Assert.Equal(count, Batches.CountOf(samples, size));

    [Fact]
    public void Batch_norm_trains_with_batches_of_two_on_an_odd_number_of_samples()
    {
        using var samples = new Samples(randn(35, 2), arange(35) % 2);
        var batches = new Batches(samples, 2);
        using var norm = BatchNorm1d(2);
        foreach (var (inputs, _) in batches.InOrder()) norm.call(inputs).Dispose();
        Assert.True(norm.running_var!.isfinite().all().item<bool>());
    }

    [Fact]
    public void A_batch_norm_that_gets_one_sample_is_told_the_batch_size_and_not_the_learning_rate()
    {
        using var samples = new Samples(randn(12, 2), randn(12, 1));
        using var net = Sequential(Linear(2, 4), BatchNorm1d(4), Linear(4, 1));
        var loop = new TrainingLoop(
            new TrainingSettings(Epochs: 1, BatchSize: 1, LearningRate: 0.01, WeightDecay: 0, Patience: 0),
            (module, input, target) => functional.mse_loss(module.call(input), target));
        var error = Assert.Throws<NasException>(() => loop.Run(
            net, samples, samples, new SampleOrder([.. Enumerable.Range(0, 12)], seed: 1), TrainingSpan.Of(1, 12), default, _ => { }, default));
        Assert.Equal("NAS2009", error.Code);
        Assert.Contains("a batch has one sample, which has no variance. Set BatchSize to 2 or more.", error.Message, StringComparison.Ordinal);
    }

    private static long[] Sizes(int samples, int size)
    {
        using var all = new Samples(zeros(samples, 1), arange(samples));
        return [.. new Batches(all, size).InOrder().Select(batch => batch.Inputs.shape[0])];
    }
}
