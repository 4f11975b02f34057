using static NasGen.Search.Numerics.StandardNormal;

namespace NasGen.Search.Acquisitions;

/// <summary>
/// The expected excess of a normal variate over the best known value (Jones, Schonlau and Welch 1998, equation 15), in logarithms that
/// neither underflow nor cancel (Ament and others 2023, <i>Unexpected improvements to expected improvement for Bayesian optimization</i>,
/// equations 8 and 9).
/// </summary>
internal static class ExpectedImprovement
{
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
}
