using System.Diagnostics;

namespace NasGen;

/// <summary>How candidates are trained. Each setting is fixed (one value) or a decision (several; the first is the default).</summary>
[Conditional(Compilation.Symbol)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class TrainingAttribute : Attribute
{
    /// <summary>The largest number of passes over the training data; validation data may stop a training earlier. 30 where unset.</summary>
    public int[] Epochs { get; set; } = [];

    /// <summary>Samples a step; 32 where unset.</summary>
    public int[] BatchSize { get; set; } = [];

    /// <summary>The highest step size of AdamW; it rises linearly, then falls as a cosine. 0.01 where unset.</summary>
    public double[] LearningRate { get; set; } = [];

    /// <summary>The decoupled weight decay of AdamW; 0.01 where unset.</summary>
    public double[] WeightDecay { get; set; } = [];

    /// <summary>Epochs without a better validation loss before a training stops; a quarter of the epochs where unset.</summary>
    public int Patience { get; set; }
}
