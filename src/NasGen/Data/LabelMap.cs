using System.Globalization;

namespace NasGen.Data;

/// <summary>
/// The class numbers of labels. If the first label is a number, labels are class numbers from 0. Otherwise they are names, and classes are numbered in
/// the ordinal order of their names.
/// </summary>
internal sealed class LabelMap
{
    private readonly Dictionary<string, long>? _numbers;

    /// <param name="labels">The labels of all files, because a separate test set must be numbered in the same way.</param>
    public LabelMap(IReadOnlyCollection<string> labels)
    {
        if (double.TryParse(labels.First(), CultureInfo.InvariantCulture, out _)) return;
        Names = Order(labels);
        _numbers = Names.Select((name, number) => (name, number)).ToDictionary(pair => pair.name, pair => (long)pair.number, StringComparer.Ordinal);
    }

    /// <summary>The names of the classes by class number; <see langword="null"/> if labels are numbers.</summary>
    public string[]? Names { get; }

    /// <summary>Names in the order of their class numbers.</summary>
    public static string[] Order(IEnumerable<string> names) => [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The class number of a label; <see langword="null"/> if labels are numbers and this one is not a whole number.</summary>
    public long? Number(string label)
    {
        if (_numbers is not null) return _numbers[label];
        return TryNumber(label, out var number) ? number : null;
    }

    /// <summary>Reads a whole number, exactly.</summary>
    public static bool TryNumber(string text, out long number)
    {
        if (long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out number)) return true;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) return false;
        if (Math.Abs(value) > 1e9 || value != Math.Floor(value)) return false;
        number = (long)value;
        return true;
    }
}
