using MathNet.Numerics;

namespace NasGen.Search.Acquisitions;

/// <summary>
/// The expectation of how far a normal variate exceeds the best value known (Jones, Schonlau and Welch 1998, equation 15), in logarithms that
/// neither underflow nor cancel (Ament and others 2023, <i>Unexpected improvements to expected improvement for Bayesian optimization</i>,
/// equations 8 and 9).
/// </summary>
internal static class ExpectedImprovement
{
    private const double LogSqrtTwoPi = 0.91893853320467274178;
    private const double LogSqrtHalfPi = 0.22579135264472743236;

    /// <summary>log E[max(N(mean, deviation²) − best, 0)].</summary>
    public static double Log(double mean, double deviation, double best) => deviation > 0
        ? LogH((mean - best) / deviation) + Math.Log(deviation)
        : mean > best ? Math.Log(mean - best) : double.NegativeInfinity;

    /// <summary>E[max(N(mean, deviation²) − best, 0)].</summary>
    public static double Value(double mean, double deviation, double best)
    {
        if (!(deviation > 0)) return Math.Max(mean - best, 0);
        var z = (mean - best) / deviation;
        return deviation * (z > -1 ? Density(z) + z * Cumulative(z) : Math.Exp(LogH(z)));
    }

    /// <summary>log(φ(z) + z·Φ(z)).</summary>
    public static double LogH(double z) => z switch
    {
        > -1 => Math.Log(Density(z) + z * Cumulative(z)),
        > -50 => -0.5 * z * z - LogSqrtTwoPi + Log1MExp(Math.Log(ScaledComplementaryError(-z / Math.Sqrt(2)) * -z) + LogSqrtHalfPi),
        _ => -0.5 * z * z - LogSqrtTwoPi - 2 * Math.Log(-z) + Math.Log(Tail(1 / (z * z))),
    };

    /// <summary>z²(1 − √(π/2)·|z|·erfcx(|z|/√2)) by its asymptotic series in w = z⁻².</summary>
    private static double Tail(double w) => 1 - w * (3 - w * (15 - w * (105 - w * 945)));

    /// <summary>log Φ(z).</summary>
    public static double LogCumulative(double z) => z > -1
        ? Math.Log(Cumulative(z))
        : -0.5 * z * z + Math.Log(0.5 * ScaledComplementaryError(-z / Math.Sqrt(2)));

    public static double Density(double z) => Math.Exp(-0.5 * z * z - LogSqrtTwoPi);

    public static double Cumulative(double z) => 0.5 * SpecialFunctions.Erfc(-z / Math.Sqrt(2));

    /// <summary>erfcx(x) = exp(x²)·erfc(x) for x ≥ 0; Laplace's continued fraction from 2 on.</summary>
    private static double ScaledComplementaryError(double x)
    {
        if (x < 2) return Math.Exp(x * x) * SpecialFunctions.Erfc(x);
        var fraction = 0.0;
        for (var k = x > 10 ? 12 : 60; k > 0; k--) fraction = 0.5 * k / (x + fraction);
        return 1 / (Math.Sqrt(Math.PI) * (x + fraction));
    }

    /// <summary>log(1 − exp(x)) for x &lt; 0 (Mächler 2012).</summary>
    private static double Log1MExp(double x) => x > -0.69314718055994530942 ? Math.Log(-ExpM1(x)) : Math.Log(1 - Math.Exp(x));

    /// <summary>exp(x) − 1 without cancellation near 0 (Kahan's quotient).</summary>
    private static double ExpM1(double x)
    {
        var u = Math.Exp(x);
        if (u == 1) return x;
        return u - 1 == -1 ? -1 : (u - 1) * x / Math.Log(u);
    }
}
