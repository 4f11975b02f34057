using System.Globalization;

namespace NasGen.Export.Tracing;

/// <summary>A size, which can grow with the number of samples: <see cref="Fixed"/> + <see cref="PerSample"/> · N. One of the two is zero.</summary>
internal readonly record struct Dim(long Fixed, long PerSample = 0)
{
    public bool IsFixed => PerSample == 0;

    /// <summary>The size of which two calls with different numbers of samples showed these values.</summary>
    /// <returns><see langword="null"/> if it neither stays the same nor is a multiple of the number of samples.</returns>
    public static Dim? Of(long first, long samplesOfFirst, long second, long samplesOfSecond)
    {
        if (first == second) return new Dim(first);
        return first % samplesOfFirst == 0 && second == first / samplesOfFirst * samplesOfSecond ? new Dim(0, first / samplesOfFirst) : null;
    }

    public override string ToString() =>
        IsFixed ? Fixed.ToString(CultureInfo.InvariantCulture) : PerSample == 1 ? "N" : string.Create(CultureInfo.InvariantCulture, $"{PerSample}·N");
}
