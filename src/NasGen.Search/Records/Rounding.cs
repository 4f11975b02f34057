using System.Globalization;

namespace NasGen.Search.Records;

/// <summary>Rounds measured values for the record: enough digits to compare, and few enough to keep noise out of a diff.</summary>
internal static class Rounding
{
    /// <summary>Rounds to a number of significant digits.</summary>
    public static double Round(double value, int digits = 6) => value == 0 || !double.IsFinite(value)
        ? value
        : double.Parse(value.ToString("G" + digits, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
