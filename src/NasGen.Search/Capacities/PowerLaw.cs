namespace NasGen.Search.Capacities;

/// <summary>
/// How the error of an architecture falls with the data: e(n) = a + s·(n/N)^−c, the power law with an offset (Viering and Loog 2022, <i>The
/// shape of learning curves: a review</i>; Hestness and others 2017, <i>Deep learning scaling is predictable, empirically</i>). It is
/// a + b·n^−c with b = s·N^c.
/// </summary>
/// <param name="Approximation">a: what stays however many data there are, in the error's unit.</param>
/// <param name="Estimation">s: what more data would take away of the error at N samples.</param>
/// <param name="Exponent">c: how fast.</param>
/// <param name="Size">N: the samples of all the data there are.</param>
public sealed record PowerLaw(double Approximation, double Estimation, double Exponent, double Size)
{
    /// <summary>The error with <paramref name="samples"/> to train on.</summary>
    public double At(double samples) => Approximation + Estimation * Math.Pow(samples / Size, -Exponent);

    /// <summary>The share of the error at N samples that no data take away; NaN where there is no error.</summary>
    public double ApproximationShare => Approximation / (Approximation + Estimation);

    /// <summary>The share that more data would take away: 1 − <see cref="ApproximationShare"/>.</summary>
    public double EstimationShare => Estimation / (Approximation + Estimation);

    /// <summary>By how much the error falls where the data grow from N to <paramref name="factor"/>·N samples.</summary>
    public double GainOf(double factor) => Estimation * (1 - Math.Pow(factor, -Exponent));
}
