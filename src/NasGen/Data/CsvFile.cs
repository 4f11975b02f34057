using System.Globalization;
using System.Text;
using NasGen.Errors;
using NasGen.Search.Contracts;
using NasGen.Search.Text;
using NasGen.Search.Wording;

namespace NasGen.Data;

/// <summary>The cells of a CSV file: inputs as numbers, other columns as text with their line.</summary>
internal sealed class CsvFile
{
    private static readonly string[] Missing = ["", "NA", "N/A", "NaN", "null"];

    private readonly DataContext _context;
    private readonly FloatLoss[] _losses;
    private bool _hasDates;

    private CsvFile(string path, CsvColumns columns, DataContext context)
    {
        (Path, Columns, _context) = (path, columns, context);
        _losses = new FloatLoss[columns.Names.Length];
    }

    public string Path { get; }

    public CsvColumns Columns { get; }

    /// <summary>The input cells, row after row.</summary>
    public List<float> Inputs { get; } = [];

    public List<CsvRow> Rows { get; } = [];

    /// <summary>Reads a file.</summary>
    /// <param name="columns">The roles of the columns, by the header.</param>
    /// <exception cref="NasException">NAS2001 to NAS2004 or NAS2006, with the line of the file if a line is the cause.</exception>
    public static CsvFile Read(string path, Func<string[], CsvColumns> columns, DataContext context)
    {
        using var text = new StreamReader(DataFile.Open(path, context), Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
        var reader = new CsvReader(text);
        try
        {
            var header = reader.Read() ?? throw context.Error("NAS2001", $"'{path}' is empty.");
            var file = new CsvFile(path, columns([.. header.Select(cell => cell.ToString())]), context);
            while (reader.Read() is { } cells) file.Add(cells, reader.Line);
            if (file.Rows.Count == 0) throw context.Error("NAS2001", $"'{path}' has a header and no rows.");
            foreach (var column in file.Columns.Inputs) file.RequirePrecision(column);
            return file;
        }
        catch (Exception exception) when (exception is FormatException or InvalidDataException)
        {
            throw context.Error("NAS2001", $"'{path}' cannot be read: {exception.Message}", path, reader.Line);
        }
    }

    /// <summary>The labels of a column as numbers.</summary>
    /// <param name="column">The index of the column.</param>
    /// <param name="label">Its place among the label columns.</param>
    /// <exception cref="NasException">NAS2003: a label is not a number; NAS2004: it is not finite, or float32 cannot tell the labels apart.</exception>
    public float[] Numbers(int column, int label)
    {
        var numbers = new float[Rows.Count];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = Number(Rows[i].Labels[label], i + 1, Rows[i].Line, column);
        RequirePrecision(column);
        return numbers;
    }

    /// <summary>An error of the label in a row.</summary>
    /// <param name="row">The index of the row, from 0.</param>
    public NasException LabelError(int row, string code, string fault) => Error(code, row + 1, Rows[row].Line, Columns.Labels[0], fault);

    /// <summary>Whether a cell stands for a missing value.</summary>
    public static bool IsMissing(string cell) => Missing.Contains(cell.Trim(), StringComparer.OrdinalIgnoreCase);

    private void Add(List<ReadOnlyMemory<char>> cells, int line)
    {
        var row = Rows.Count + 1;
        if (cells.Count != Columns.Names.Length)
            throw _context.Error("NAS2003", $"'{Path}', row {row} has {cells.Count} cells, but the header has {Columns.Names.Length}.", Path, line);
        foreach (var column in Columns.Inputs) Inputs.Add(Number(cells[column].Span, row, line, column));
        Rows.Add(new CsvRow(
            line,
            [.. Columns.Labels.Select(column => cells[column].ToString())],
            Columns.Group < 0 ? null : Group(cells[Columns.Group].ToString(), row, line),
            Columns.Time < 0 ? null : Time(cells[Columns.Time].Span, row, line)));
    }

    private float Number(ReadOnlySpan<char> cell, int row, int line, int column)
    {
        var parsed = double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
        if (parsed && float.IsFinite((float)value))
        {
            _losses[column].Add(value, row, line);
            return (float)value;
        }
        if (parsed || (!cell.IsEmpty && IsMissing(cell.ToString())) || cell.Trim() is "inf" or "-inf")
            throw Error("NAS2004", row, line, column, $"'{cell}' is not a finite number. Fill or drop missing values first: NasGen never changes inputs.");
        if (cell.SequenceEqual(Columns.Names[column]))
            throw Error("NAS2003", row, line, column, $"'{cell}' is the name of the column. Does the file repeat its header?");
        throw Error(
            "NAS2003", row, line, column,
            cell.IsEmpty ? "the cell is empty. Fill it, or drop the row." : $"'{cell}' is not a number. Leave a text column out with Ignore, or encode it.");
    }

    private string Group(string cell, int row, int line) => IsMissing(cell)
        ? throw Error("NAS2003", row, line, Columns.Group, "the sample belongs to no group. Fill the cell: samples with equal cells stay together.")
        : cell;

    /// <summary>A number, or a date as seconds. The first row decides between the two.</summary>
    private double Time(ReadOnlySpan<char> cell, int row, int line)
    {
        var isNumber = double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var time) && double.IsFinite(time);
        var isDate = !isNumber && IsoTime.TryParse(cell.ToString(), out time);
        if (Rows.Count == 0) _hasDates = isDate;
        if (isNumber ? !_hasDates : isDate && _hasDates) return time;
        var fault = isNumber || isDate ? $"'{cell}' is a {(isDate ? "date, but the first row has a number" : "number, but the first row has a date")}"
            : $"'{cell}' is neither a number nor a date";
        throw Error("NAS2003", row, line, Columns.Time, $"{fault}. Times are numbers, or dates in ISO 8601: 2024-02-01 or 2024-02-01T13:30:00+01:00.");
    }

    private void RequirePrecision(int column)
    {
        if (_losses[column] is { IsTooLarge: true } loss)
            throw Error(
                "NAS2004", loss.Row, loss.Line, column,
                $"{NumberText.Digits(loss.Before, 17)} becomes {NumberText.Digits((float)loss.Before, 17)} in float32, and the numbers of this column differ "
                + "by too little for that. Leave an identifier out with Ignore; subtract a constant from a time or a quantity.");
    }

    private NasException Error(string code, int row, int line, int column, string fault) =>
        _context.Error(code, $"'{Path}', row {row}, column '{Columns.Names[column]}': {fault}", Path, line);
}

/// <param name="Line">The line in the file, from 1.</param>
/// <param name="Labels">The label cells.</param>
/// <param name="Group">The group cell; <see langword="null"/> if the file has no group column.</param>
/// <param name="Time">The time cell; <see langword="null"/> if the file has no time column.</param>
internal readonly record struct CsvRow(int Line, string[] Labels, string? Group, double? Time);
