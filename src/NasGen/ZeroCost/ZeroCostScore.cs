namespace NasGen.ZeroCost;

/// <summary>Scores of untrained networks. For each of them, higher is assumed to be better.</summary>
internal enum ZeroCostScore
{
    /// <summary>The number of trainable numbers, the baseline that every other score has to beat.</summary>
    Parameters,

    /// <summary>Σ over weight tensors of the Euclidean norm of the loss's gradient (Abdelfattah et al. 2021, section 3.2).</summary>
    GradientNorm,

    /// <summary>Σ |θ · ∂L/∂θ| over weights (Lee, Ajanthan and Torr 2019, equation 6, summed as in Abdelfattah et al. 2021).</summary>
    Snip,

    /// <summary>Σ |θ · ∂R/∂θ| over weights. R is the sum of the outputs for an input of ones, with |θ| in place of θ (Tanaka et al. 2020).</summary>
    SynFlow,

    /// <summary>How little the samples' input gradients correlate (Mellor et al. 2020, version 1, equation 3).</summary>
    JacobianCovariance,

    /// <summary>The log determinant of a matrix that counts the activations in which two samples agree (Mellor et al. 2021, equation 2).</summary>
    Naswot,
}
