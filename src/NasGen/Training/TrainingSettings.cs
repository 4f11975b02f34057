using System.Globalization;
using NasGen.Descriptors;
using NasGen.Search.Spaces;

namespace NasGen.Training;

/// <summary>How one candidate is trained.</summary>
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
        var epochs = Math.Max(1, (int)Math.Round(fidelity * Setting("Epochs", 30)));
        var patience = (int)Setting("Patience", 0);
        return new TrainingSettings(
            epochs, (int)Setting("BatchSize", 64), Setting("LearningRate", 0.003), Setting("WeightDecay", 0.01),
            patience > 0 ? patience : Math.Max(1, epochs / 4));

        double Setting(string name, double otherwise) =>
            genotype[$"Training.{name}"] is { } chosen ? double.Parse(chosen, CultureInfo.InvariantCulture)
            : (task.Training ?? []).GetValueOrDefault(name, otherwise);
    }
}
