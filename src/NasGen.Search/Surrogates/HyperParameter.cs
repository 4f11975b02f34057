namespace NasGen.Search.Surrogates;

/// <summary>A hyper-parameter of the kernel and its prior. The fit works on its logarithm.</summary>
/// <param name="Term">The term that it weighs.</param>
/// <param name="Index">The index of the decision, cell or cost.</param>
/// <param name="PriorMean">The prior mean of the logarithm, whose prior is normal with a standard deviation of 1.</param>
internal sealed record HyperParameter(KernelTerm Term, int Index, double PriorMean)
{
    /// <summary>Whether the term is in the exponent of the kernel.</summary>
    public bool IsExponent => Term is KernelTerm.Option or KernelTerm.Distance or KernelTerm.Path or KernelTerm.CostDistance;
}
