using System.Diagnostics;

namespace NasGen;

/// <summary>
/// Sets how candidates are trained. Each setting takes a list: one value fixes it; several are searched, and the first is the default. Without a
/// value, a setting depends on the number of training samples. The optimizer is schedule-free AdamW.
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
    /// <summary>
    /// The number of passes over the training data of a full training. A search with little time shortens all of its trainings. Default: 30 up to 10,000
    /// training samples; for n samples beyond, 30 · (10,000 / n)^¼.
    /// </summary>
    public int[] Epochs { get; set; } = [];

    /// <summary>The number of samples per step. Default: the power of two nearest to √n for n training samples, from 16 to 512.</summary>
    public int[] BatchSize { get; set; } = [];

    /// <summary>
    /// The learning rate. It rises to this value over the first epoch, at most over 100 steps, and stays there. Default: 0.02 · √(batch size / 64).
    /// </summary>
    public double[] LearningRate { get; set; } = [];

    /// <summary>The decoupled weight decay of AdamW, 0 or more. Default: 0.6 for classification, 0.01 otherwise.</summary>
    public double[] WeightDecay { get; set; } = [];

    /// <summary>
    /// The number of epochs without a better validation loss after which a training stops. The network is then validated after each epoch. Default: none,
    /// a training goes on to its end.
    /// </summary>
    public int Patience { get; set; }
}
