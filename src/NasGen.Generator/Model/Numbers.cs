using System.Globalization;

namespace NasGen.Generator.Model;

/// <summary>Numbers as invariant text: the shortest text that reads back as the same number, whichever runtime the compiler runs on.</summary>
internal static class Numbers
{
    public static string Format(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Format(double value)
    {
        for (var digits = 15; digits < 17; digits++)
        {
            var text = value.ToString("G" + digits, CultureInfo.InvariantCulture);
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var read) && read.Equals(value)) return text;
        }
        return value.ToString("G17", CultureInfo.InvariantCulture);
    }

    public static string Format(float value)
    {
        for (var digits = 6; digits < 9; digits++)
        {
            var text = value.ToString("G" + digits, CultureInfo.InvariantCulture);
            if (float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var read) && read.Equals(value)) return text;
        }
        return value.ToString("G9", CultureInfo.InvariantCulture);
    }
}
