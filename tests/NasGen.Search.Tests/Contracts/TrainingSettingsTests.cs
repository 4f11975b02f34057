using NasGen.Search.Contracts;
using NasGen.Search.Spaces;
using NasGen.Search.Tests.Sessions;

namespace NasGen.Search.Tests.Contracts;

/// <summary>The settings of a full training. Written settings win over those that the number of samples gives.</summary>
public sealed class TrainingSettingsTests
{
    /// <summary>The batch: 2 to the power of log₂(n)/2, rounded, from 16 to 512. Epochs: 30·(10,000/n)^¼ beyond 10,000. The rate: 0.02·√(batch/64).</summary>
    [Theory]
    [InlineData(500, 16, 30, 0.01)]
    [InlineData(1_150, 32, 30, 0.0141)]
    [InlineData(6_400, 64, 30, 0.02)]
    [InlineData(48_000, 256, 20, 0.04)]
    [InlineData(1_000_000, 512, 9, 0.0566)]
    public void More_samples_are_trained_in_larger_batches_at_a_higher_rate_for_fewer_epochs(int samples, int batch, int epochs, double rate)
    {
        var space = new ToySpace();
        var settings = TrainingSettings.Of(space.Descriptor.Task, space.Descriptor.Space.ToSearchSpace().Default, samples);
        Assert.Equal(new TrainingSettings(epochs, batch, rate, WeightDecay: 0.6, Patience: 0), settings);
    }

    [Fact]
    public void The_attribute_wins_over_the_defaults_and_its_batch_gives_the_rate()
    {
        var space = new ToySpace { Training = new() { [TrainingNames.BatchSize] = 128, [TrainingNames.Epochs] = 7, [TrainingNames.Patience] = 3 } };
        var settings = TrainingSettings.Of(space.Descriptor.Task, space.Descriptor.Space.ToSearchSpace().Default, 500);
        Assert.Equal(new TrainingSettings(7, 128, 0.0283, 0.6, 3), settings);
    }

    [Fact]
    public void The_architecture_wins_over_the_attribute()
    {
        var chosen = new SearchSpace("Chosen", [new(DecisionNames.OfTraining(TrainingNames.LearningRate), new Ordinal(["0.003", "0.01"]))]);
        var space = new ToySpace { Training = new() { [TrainingNames.LearningRate] = 0.5, [TrainingNames.WeightDecay] = 0.2 } };
        var settings = TrainingSettings.Of(space.Descriptor.Task, chosen.Default, 500);
        Assert.Equal((0.003, 0.2), (settings.LearningRate, settings.WeightDecay));
    }

    [Fact]
    public void A_share_of_the_data_takes_as_many_steps_by_more_epochs()
    {
        var settings = new TrainingSettings(Epochs: 30, BatchSize: 32, LearningRate: 0.01, WeightDecay: 0.01, Patience: 8).OnShare(0.25);
        Assert.Equal((120, 32), (settings.Epochs, settings.Patience));
    }
}
