using System.Globalization;

namespace NasGen.Data;

/// <summary>
/// Class numbers of label cells. Labels are numbers from 0 where the first one is a whole number, else text: classes are then numbered in the
/// ordinal order of their names.
/// </summary>
internal sealed class LabelMap
{
    private readonly Dictionary<string, long>? _numbers;

    /// <param name="labels">Of all files, so that a test set of its own is numbered alike.</param>
    public LabelMap(IReadOnlyCollection<string> labels)
    {
        if (TryNumber(labels.First(), out _)) return;
        Names = [.. labels.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _numbers = Names.Select((name, number) => (name, number)).ToDictionary(pair => pair.name, pair => (long)pair.number, StringComparer.Ordinal);
    }

    /// <summary>In the order of their numbers; <see langword="null"/> where labels are numbers.</summary>
    public string[]? Names { get; }

    /// <summary>The class number; <see langword="null"/> where the cell is no whole number and labels are numbers.</summary>
    public long? Number(string label)
    {
        if (_numbers is not null) return _numbers[label];
        return TryNumber(label, out var number) ? number : null;
    }

    public static bool TryNumber(string text, out long number)
    {
        number = 0;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || Math.Abs(value) > 1e9 || value != Math.Floor(value)) return false;
        number = (long)value;
        return true;
    }
}
