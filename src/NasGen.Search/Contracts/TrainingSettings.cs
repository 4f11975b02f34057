using System.Globalization;
using NasGen.Search.Spaces;

namespace NasGen.Search.Contracts;

/// <summary>
/// The settings of one training. The defaults suit small data: they were chosen by the validation loss of convolutional networks of three sizes,
/// a perceptron and a transformer on the UCI digits (1,150 training images, five splits; <c>tests/NasGen.Benchmarks digits</c>). With lower
/// learning rates or larger batches, small networks were still improving at the last epoch. Long trainings of deep networks without norms need a
/// lower rate: <c>[Training(LearningRate = [0.01, 0.003])]</c> lets the search choose.
/// </summary>
/// <param name="Epochs">The largest number of passes over the training data.</param>
/// <param name="BatchSize">The number of samples per step.</param>
/// <param name="LearningRate">The highest learning rate of the schedule.</param>
/// <param name="WeightDecay">The decoupled weight decay of AdamW.</param>
/// <param name="Patience">The number of epochs without a better validation loss after which the training stops.</param>
internal sealed record TrainingSettings(int Epochs, int BatchSize, double LearningRate, double WeightDecay, int Patience)
{
    /// <summary>
    /// The settings of an architecture. Each one is chosen by the genotype, or fixed by <c>[Training]</c>, or the default, in this order.
    /// </summary>
    /// <param name="task">The task, with the fixed settings.</param>
    /// <param name="genotype">The architecture.</param>
    /// <param name="fidelity">The share of the epochs, in (0, 1]; the schedule shrinks with it.</param>
    public static TrainingSettings Of(TaskDescriptor task, Genotype genotype, double fidelity = 1)
    {
        var epochs = Math.Max(1, (int)Math.Round(fidelity * Setting(TrainingNames.Epochs, 30)));
        var patience = (int)Setting(TrainingNames.Patience, 0);
        return new TrainingSettings(
            epochs, (int)Setting(TrainingNames.BatchSize, 32), Setting(TrainingNames.LearningRate, 0.01), Setting(TrainingNames.WeightDecay, 0.01),
            patience > 0 ? patience : Math.Max(1, epochs / 4));

        double Setting(string name, double otherwise) =>
            genotype[DecisionNames.OfTraining(name)] is { } chosen ? double.Parse(chosen, CultureInfo.InvariantCulture)
            : (task.Training ?? []).GetValueOrDefault(name, otherwise);
    }

    /// <summary>
    /// The settings for a share of the training data: the number of epochs grows until there are as many steps as on all data. A learning curve
    /// then shows the effect of the data and not of a shorter training.
    /// </summary>
    /// <param name="share">The share of the training data, in (0, 1].</param>
    public TrainingSettings OnShare(double share) =>
        this with { Epochs = (int)Math.Round(Epochs / share), Patience = (int)Math.Round(Patience / share) };
}
