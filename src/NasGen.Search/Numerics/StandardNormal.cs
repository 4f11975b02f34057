using MathNet.Numerics;

namespace NasGen.Search.Numerics;

/// <summary>
/// The standard normal distribution, also far out in its tails: φ and Φ, log Φ, and the functions from which logarithms of tails are made
/// without underflow and cancellation. MathNet has φ and Φ with other last bits and none of the others; the decisions of a search depend on
/// the last bits.
/// </summary>
internal static class StandardNormal
{
    /// <summary>log √(2π).</summary>
    public const double LogSqrtTwoPi = 0.91893853320467274178;

    private const double Log2 = 0.69314718055994530942;

    /// <summary>φ(z).</summary>
    public static double Density(double z) => Math.Exp(-0.5 * z * z - LogSqrtTwoPi);

    /// <summary>Φ(z).</summary>
    public static double Cumulative(double z) => 0.5 * SpecialFunctions.Erfc(-z / Math.Sqrt(2));

    /// <summary>log Φ(z).</summary>
    public static double LogCumulative(double z) => z > -1
        ? Math.Log(Cumulative(z))
        : -0.5 * z * z + Math.Log(0.5 * ScaledComplementaryError(-z / Math.Sqrt(2)));

    /// <summary>erfcx(x) = exp(x²)·erfc(x) for x ≥ 0; Laplace's continued fraction from 2 on.</summary>
    public static double ScaledComplementaryError(double x)
    {
        if (x < 2) return Math.Exp(x * x) * SpecialFunctions.Erfc(x);
        var fraction = 0.0;
        for (var k = x > 10 ? 12 : 60; k > 0; k--) fraction = 0.5 * k / (x + fraction);
        return 1 / (Math.Sqrt(Math.PI) * (x + fraction));
    }

    /// <summary>log(1 − exp(x)) for x &lt; 0 (Mächler 2012).</summary>
    public static double Log1MExp(double x) => x > -Log2 ? Math.Log(-ExpM1(x)) : Math.Log(1 - Math.Exp(x));

    /// <summary>exp(x) − 1 without cancellation near 0: Kahan's quotient. <c>double.ExpM1</c> of .NET cancels.</summary>
    private static double ExpM1(double x)
    {
        var u = Math.Exp(x);
        if (u == 1) return x;
        return u - 1 == -1 ? -1 : (u - 1) * x / Math.Log(u);
    }
}
