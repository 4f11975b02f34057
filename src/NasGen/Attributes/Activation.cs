namespace NasGen;

/// <summary>An element-wise nonlinearity.</summary>
public enum Activation
{
    /// <summary>max(0, x).</summary>
    ReLU,

    /// <summary>x·σ(x), also known as swish.</summary>
    SiLU,

    /// <summary>x·Φ(x).</summary>
    GELU,

    /// <summary>A piecewise approximation of SiLU.</summary>
    Hardswish,

    /// <summary>x if positive, otherwise 0.01·x.</summary>
    LeakyReLU,

    /// <summary>x if positive, otherwise eˣ − 1.</summary>
    ELU,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,
}
