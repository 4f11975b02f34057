namespace NasGen.Search.Capacity;

/// <summary>
/// The decrease of an architecture's error with the data: e(n) = a + s·(n/N)^−c, the power law with an offset (Viering and Loog 2022, <i>The
/// shape of learning curves: a review</i>; Hestness and others 2017, <i>Deep learning scaling is predictable, empirically</i>). It is
/// a + b·n^−c with b = s·N^c.
/// </summary>
/// <param name="Approximation">The error a that remains with unlimited data, in the error's unit.</param>
/// <param name="Estimation">The part s of the error at N samples that more data would remove, in the error's unit.</param>
/// <param name="Exponent">The exponent c.</param>
/// <param name="Size">The number N of all samples.</param>
public sealed record PowerLaw(double Approximation, double Estimation, double Exponent, double Size)
{
    /// <summary>The error with <paramref name="samples"/> to train on.</summary>
    public double At(double samples) => Approximation + Estimation * Math.Pow(samples / Size, -Exponent);

    /// <summary>The share of the error at N samples that remains with unlimited data; NaN if there is no error.</summary>
    public double ApproximationShare => Approximation / (Approximation + Estimation);

    /// <summary>The share that more data would remove: 1 − <see cref="ApproximationShare"/>.</summary>
    public double EstimationShare => Estimation / (Approximation + Estimation);

    /// <summary>The decrease of the error if the data grow from N to <paramref name="factor"/>·N samples.</summary>
    public double GainOf(double factor) => Estimation * (1 - Math.Pow(factor, -Exponent));
}
