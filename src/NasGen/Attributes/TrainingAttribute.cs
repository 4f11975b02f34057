using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Sets how candidates are trained. Each setting takes a list: one value fixes it; several are searched, and the first is the default. The
/// optimizer is AdamW.
/// </summary>
/// <example>
/// <code>
/// [Training(Epochs = [20], LearningRate = [0.01, 0.003])]
/// </code>
/// </example>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class TrainingAttribute : Attribute
{
    /// <summary>The largest number of passes over the training data. A training may stop earlier (<see cref="Patience"/>). Default: 30.</summary>
    public int[] Epochs { get; set; } = [];

    /// <summary>The number of samples per step. Default: 32.</summary>
    public int[] BatchSize { get; set; } = [];

    /// <summary>The highest learning rate. It rises linearly to this value, then falls along half a cosine. Default: 0.01.</summary>
    public double[] LearningRate { get; set; } = [];

    /// <summary>The decoupled weight decay of AdamW, 0 or more. Default: 0.01.</summary>
    public double[] WeightDecay { get; set; } = [];

    /// <summary>The number of epochs without a better validation loss after which a training stops. Default: a quarter of the epochs.</summary>
    public int Patience { get; set; }
}
