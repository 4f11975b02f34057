using System.Globalization;
using NasGen.Search.Spaces;

namespace NasGen.Search.Contracts;

/// <summary>
/// How one candidate is trained. The defaults are for small data: they were chosen by the validation
/// loss of convolutional networks of three sizes, a perceptron and a transformer on the UCI digits (1,150 training images, five splits;
/// <c>tests/NasGen.Benchmarks digits</c>), where small networks at lower rates or in larger batches were still learning when the time was
/// over. Long trainings of deep networks without norms want a lower rate: <c>[Training(LearningRate = [0.01, 0.003])]</c> lets the search choose.
/// </summary>
/// <param name="Epochs">The largest number of passes over the training data.</param>
/// <param name="BatchSize">Samples a step.</param>
/// <param name="LearningRate">The highest of the schedule.</param>
/// <param name="WeightDecay">Of AdamW, decoupled.</param>
/// <param name="Patience">Epochs without a better validation loss before the training stops.</param>
internal sealed record TrainingSettings(int Epochs, int BatchSize, double LearningRate, double WeightDecay, int Patience)
{
    /// <summary>Each setting is what the genotype chose, else what <c>[Training]</c> fixed, else the default.</summary>
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
    /// For a share of the training data: more passes, so that there are as many steps as on all of it. A learning curve then tells of the
    /// data and not of a shorter training.
    /// </summary>
    /// <param name="share">In (0, 1].</param>
    public TrainingSettings OnShare(double share) =>
        this with { Epochs = (int)Math.Round(Epochs / share), Patience = (int)Math.Round(Patience / share) };
}
