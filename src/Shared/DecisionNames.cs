using System.Linq;

namespace NasGen.Shared;

/// <summary>The names of the decisions that do not carry the name of a property alone.</summary>
internal static class DecisionNames
{
    private const string TrainingPrefix = "Training.";

    /// <summary>A setting of a module decision: <c>Stem.Width</c>.</summary>
    public static string OfSetting(string property, string setting) => $"{property}.{setting}";

    /// <summary>A constructor parameter of a candidate: <c>Body.SqueezeBlock.ratio</c>.</summary>
    public static string OfParameter(string property, string candidate, string parameter) => $"{property}.{candidate}.{parameter}";

    /// <summary>A setting of the training: <c>Training.Epochs</c>.</summary>
    public static string OfTraining(string setting) => TrainingPrefix + setting;

    /// <summary>Whether the decision is a setting of the training.</summary>
    public static bool IsOfTraining(string decision) => TrainingNames.All.Any(setting => decision == OfTraining(setting));
}
