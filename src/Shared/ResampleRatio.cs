using System;

namespace NasGen.Shared;

/// <summary>A rate as a fraction of another one, in lowest terms: up / down.</summary>
internal readonly record struct ResampleRatio(int Up, int Down)
{
    /// <summary>The largest number in a fraction. A filter has twenty times as many taps.</summary>
    private const int Most = 1000;

    /// <summary>Rates have up to six decimals.</summary>
    private const double Decimals = 1e6;

    /// <summary>The number of samples that n samples become.</summary>
    public long LengthOf(long n) => (n * Up + Down - 1) / Down;

    /// <summary>The fraction of two positive rates; false if it is not a simple one.</summary>
    public static bool TryOf(double rate, double native, out ResampleRatio ratio)
    {
        ratio = default;
        if (!(native * Decimals < long.MaxValue)) return false;
        var (up, down) = ((long)Math.Round(rate * Decimals), (long)Math.Round(native * Decimals));
        var common = CommonDivisor(up, down);
        if (common == 0 || up / common is not (> 0 and <= Most) || down / common > Most) return false;
        ratio = new ResampleRatio((int)(up / common), (int)(down / common));
        return true;
    }

    private static long CommonDivisor(long a, long b) => b == 0 ? a : CommonDivisor(b, a % b);
}
