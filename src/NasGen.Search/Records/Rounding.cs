using System.Globalization;

namespace NasGen.Search.Records;

/// <summary>What a record keeps of a measured value: enough digits to compare, few enough that noise does not fill a diff.</summary>
internal static class Rounding
{
    /// <summary>To so many significant digits.</summary>
    public static double Round(double value, int digits = 6) => value == 0 || !double.IsFinite(value)
        ? value
        : double.Parse(value.ToString("G" + digits, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
