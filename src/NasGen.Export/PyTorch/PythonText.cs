using System.Globalization;

namespace NasGen.Export.PyTorch;

/// <summary>Numbers and lists as Python writes them.</summary>
internal static class PythonText
{
    public static string Of(double number) => number switch
    {
        double.PositiveInfinity => "float('inf')",
        double.NegativeInfinity => "-float('inf')",
        double.NaN => "float('nan')",
        _ => WithPoint(number.ToString("R", CultureInfo.InvariantCulture)),
    };

    private static string WithPoint(string number) => number.All(c => char.IsAsciiDigit(c) || c == '-') ? number + ".0" : number;

    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(bool flag) => flag ? "True" : "False";

    public static string Tuple(IEnumerable<string> parts) => parts.ToList() is [var only] ? $"({only},)" : $"({string.Join(", ", parts)})";

    public static string Tuple(IEnumerable<long> numbers) => Tuple(numbers.Select(Of));
}
