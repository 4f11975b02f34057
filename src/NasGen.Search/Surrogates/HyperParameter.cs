namespace NasGen.Search.Surrogates;

/// <summary>A hyper-parameter, which is the exponential of what is fitted, and its prior.</summary>
/// <param name="Term">What it weighs.</param>
/// <param name="Index">Of the decision, cell or cost.</param>
/// <param name="PriorMean">Of the logarithm, whose prior is normal with deviation 1.</param>
internal sealed record HyperParameter(KernelTerm Term, int Index, double PriorMean)
{
    /// <summary>Whether the term stands in the exponent.</summary>
    public bool IsExponent => Term is KernelTerm.Option or KernelTerm.Distance or KernelTerm.Path or KernelTerm.CostDistance;
}
