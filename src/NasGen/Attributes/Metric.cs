namespace NasGen;

/// <summary>A measure of quality, computed on validation or test data.</summary>
public enum Metric
{
    /// <summary>The share of samples whose largest logit is the target's.</summary>
    Accuracy,

    /// <summary>The mean over classes of the share of their samples that were found (recall).</summary>
    BalancedAccuracy,

    /// <summary>The mean over classes of the harmonic mean of precision and recall (macro F1).</summary>
    F1,

    /// <summary>The mean negative log-likelihood per sample, in nats. Lower is better.</summary>
    CrossEntropy,

    /// <summary>The mean squared error. Lower is better.</summary>
    MeanSquaredError,

    /// <summary>The mean absolute error. Lower is better.</summary>
    MeanAbsoluteError,

    /// <summary>The coefficient of determination: 1 − squared error / variance.</summary>
    R2,

    /// <summary>
    /// What the training minimizes: the mean of <c>[Loss]</c> per sample, or the task's own loss, in eval mode. Lower is better.
    /// </summary>
    Loss,
}
