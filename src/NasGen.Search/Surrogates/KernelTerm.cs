namespace NasGen.Search.Surrogates;

/// <summary>The term of the kernel that a hyper-parameter weighs.</summary>
internal enum KernelTerm
{
    /// <summary>The variance s of the product term.</summary>
    Signal,

    /// <summary>w: the weight of a decision that differs.</summary>
    Option,

    /// <summary>v: the weight of the distance of a numeric decision.</summary>
    Distance,

    /// <summary>The weight of the multiset difference of a cell's paths.</summary>
    Path,

    /// <summary>The weight of the squared difference of a known cost.</summary>
    CostDistance,

    /// <summary>The variance b of a linear function of a known cost.</summary>
    CostSlope,

    /// <summary>The variance of the noise.</summary>
    Noise,
}
