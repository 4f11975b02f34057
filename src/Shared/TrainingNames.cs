namespace NasGen.Shared;

/// <summary>The settings of <c>[Training]</c>, by the names of the attribute's properties.</summary>
internal static class TrainingNames
{
    public const string Epochs = "Epochs";
    public const string BatchSize = "BatchSize";
    public const string LearningRate = "LearningRate";
    public const string WeightDecay = "WeightDecay";
    public const string Patience = "Patience";

    /// <summary>The settings that can be decisions.</summary>
    public static readonly string[] All = [Epochs, BatchSize, LearningRate, WeightDecay];
}
