using System.Globalization;
using NasGen.Search.Spaces;

namespace NasGen.Search.Contracts;

/// <summary>
/// The settings of a full training. The defaults depend on the number of training samples, from 500 to 1,000,000. A training of more samples takes
/// larger batches at a higher learning rate, and fewer epochs. Those for small data were chosen by the validation loss of convolutional networks of
/// three sizes, a perceptron and a transformer on the UCI digits (1,150 training images, five splits; <c>tests/NasGen.Benchmarks digits</c>).
/// Long trainings of deep networks without norms need a lower rate: <c>[Training(LearningRate = [0.01, 0.003])]</c> lets the search choose.
/// </summary>
/// <param name="Epochs">The number of passes over the training data of a full training.</param>
/// <param name="BatchSize">The number of samples per step.</param>
/// <param name="LearningRate">The learning rate after its rise.</param>
/// <param name="WeightDecay">The decoupled weight decay of AdamW.</param>
/// <param name="Patience">The number of epochs without a better validation loss after which the training ends; 0: no limit.</param>
internal sealed record TrainingSettings(int Epochs, int BatchSize, double LearningRate, double WeightDecay, int Patience)
{
    /// <summary>The number of samples up to which a training takes the most epochs.</summary>
    private const double Plenty = 10_000;

    private const double MostEpochs = 30;

    /// <summary>
    /// The settings of an architecture. Each one is chosen by the genotype, or fixed by <c>[Training]</c>, or the default, in this order.
    /// </summary>
    /// <param name="task">The task, with the fixed settings.</param>
    /// <param name="genotype">The architecture.</param>
    /// <param name="samples">The number of training samples.</param>
    public static TrainingSettings Of(TaskDescriptor task, Genotype genotype, int samples)
    {
        var batchSize = (int)Setting(TrainingNames.BatchSize, DefaultBatchSize(samples));
        return new TrainingSettings(
            (int)Setting(TrainingNames.Epochs, DefaultEpochs(samples)), batchSize, Setting(TrainingNames.LearningRate, DefaultLearningRate(batchSize)),
            Setting(TrainingNames.WeightDecay, DefaultWeightDecay(task.Kind)), (int)Setting(TrainingNames.Patience, 0));

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

    /// <summary>The power of two nearest to the square root of the number of samples, from 16 to 512.</summary>
    internal static int DefaultBatchSize(int samples) => 1 << (int)Math.Clamp(Math.Round(Math.Log2(Math.Max(1, samples)) / 2), 4, 9);

    /// <summary>30 epochs up to 10,000 samples; beyond, the number falls with the fourth root of the samples.</summary>
    internal static int DefaultEpochs(int samples) => (int)Math.Round(MostEpochs * Math.Pow(Math.Min(1, Plenty / Math.Max(1, samples)), 0.25));

    /// <summary>
    /// 0.6 for classes, where the mean of weights would fit small data too closely without it. Numbers would be biased towards zero: 0.01.
    /// </summary>
    internal static double DefaultWeightDecay(TaskKind task) => task == TaskKind.Classification ? 0.6 : 0.01;

    /// <summary>0.02 for batches of 64; it grows with the square root of the batch size, as the noise of a mean gradient falls.</summary>
    internal static double DefaultLearningRate(int batchSize) => Math.Round(0.02 * Math.Sqrt(batchSize / 64.0), 4);
}
