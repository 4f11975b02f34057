using System.Globalization;
using Microsoft.Data.Sqlite;
using NasGen.Search.Wording;

namespace NasGen.Search.Journals;

/// <summary>
/// One row of a journal. SQLite stores any value in any column, therefore each is checked when it is read: a value of another kind, which SQLite would
/// turn into zero or an empty text, is a <see cref="FormatException"/>.
/// </summary>
internal readonly struct JournalRow(SqliteDataReader reader)
{
    /// <summary>The largest number that a JSON text, and so the report, can hold exactly.</summary>
    private const long Largest = 1L << 53;

    private const double LongestSeconds = 3.2e9;

    public string Text(int column) => reader.GetValue(column) as string ?? throw Wrong(column, "a text");

    public string? OptionalText(int column) => reader.IsDBNull(column) ? null : Text(column);

    /// <summary>A number from 0, such as that of a trial.</summary>
    public long Id(int column) => reader.GetValue(column) is long number and >= 0 and < Largest ? number : throw Wrong(column, "a number of a row");

    public bool Truth(int column) => reader.GetValue(column) switch { 0L => false, 1L => true, _ => throw Wrong(column, "0 or 1") };

    /// <summary>A finite number in a range.</summary>
    public double Number(int column, double least, double most) =>
        Number(column) is var number && number >= least && number <= most
            ? number
            : throw Wrong(column, most < double.MaxValue ? $"a number from {Digits(least)} to {Digits(most)}" : $"a number from {Digits(least)}");

    /// <summary>A duration in seconds, of a century at most.</summary>
    public double Seconds(int column) => Number(column, 0, LongestSeconds);

    public ulong Seed(int column) =>
        ulong.TryParse(Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : throw Wrong(column, "a seed");

    public DateTimeOffset Time(int column) =>
        DateTimeOffset.TryParse(Text(column), CultureInfo.InvariantCulture, out var time) ? time : throw Wrong(column, "a time");

    public T Member<T>(int column) where T : struct, Enum =>
        Enum.TryParse<T>(Text(column), out var member) && Enum.GetName(member) == Text(column)
            ? member
            : throw Wrong(column, $"one of {string.Join(", ", Enum.GetNames<T>())}");

    /// <summary>Numbers by name.</summary>
    public IReadOnlyDictionary<string, double> Numbers(int column) => JournalDatabase.Numbers(Text(column)) ?? throw Wrong(column, "a list of numbers");

    private double Number(int column) => reader.GetValue(column) switch { double real => real, long whole => whole, _ => throw Wrong(column, "a number") };

    private static string Digits(double number) => number.ToString(CultureInfo.InvariantCulture);

    private FormatException Wrong(int column, string expected)
    {
        var found = Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture) ?? "";
        return new($"'{reader.GetName(column)}' is '{Words.Short(CanonicalError.OneLine(found), 60)}' and must be {expected}");
    }
}
