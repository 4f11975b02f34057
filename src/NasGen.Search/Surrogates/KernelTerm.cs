namespace NasGen.Search.Surrogates;

/// <summary>What a hyper-parameter weighs.</summary>
internal enum KernelTerm
{
    /// <summary>The variance s of the product term.</summary>
    Signal,

    /// <summary>w: whether a decision differs.</summary>
    Option,

    /// <summary>v: how far a numeric decision differs.</summary>
    Distance,

    /// <summary>The multiset difference of a cell's paths.</summary>
    Path,

    /// <summary>The squared difference of a known cost.</summary>
    CostDistance,

    /// <summary>The variance b of a linear function of a known cost.</summary>
    CostSlope,

    /// <summary>The variance of the noise.</summary>
    Noise,
}
