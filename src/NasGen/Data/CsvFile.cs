using System.Globalization;
using System.Text;
using NasGen.Errors;
using NasGen.Search.Contracts;
using NasGen.Search.Text;

namespace NasGen.Data;

/// <summary>The cells of a CSV file: inputs as numbers, other columns as text with their line.</summary>
internal sealed class CsvFile
{
    private CsvFile(string path, CsvColumns columns)
    {
        Path = path;
        Columns = columns;
    }

    public string Path { get; }

    public CsvColumns Columns { get; }

    /// <summary>The input cells, row after row.</summary>
    public List<float> Inputs { get; } = [];

    public List<CsvRow> Rows { get; } = [];

    /// <exception cref="NasException">NAS2001 to NAS2004 or NAS2006, with the line of the file if a line is the cause.</exception>
    public static CsvFile Read(string path, DataDescriptor data, DataContext context)
    {
        using var text = new StreamReader(DataFile.Open(path, context), Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
        var reader = new CsvReader(text);
        try
        {
            var header = reader.Read() ?? throw context.Error("NAS2001", $"'{path}' is empty.");
            var file = new CsvFile(path, CsvColumns.Of([.. header.Select(cell => cell.ToString())], data, path, context));
            while (reader.Read() is { } cells) file.Add(cells, reader.Line, context);
            if (file.Rows.Count == 0) throw context.Error("NAS2001", $"'{path}' has a header and no rows.");
            return file;
        }
        catch (Exception exception) when (exception is FormatException or InvalidDataException)
        {
            throw context.Error("NAS2001", $"'{path}' cannot be read: {exception.Message}", path, reader.Line);
        }
    }

    /// <summary>The number in a cell.</summary>
    /// <exception cref="NasException">NAS2003: the cell is not a number; NAS2004: the number is not finite.</exception>
    public double Number(ReadOnlySpan<char> cell, int row, int line, int column, DataContext context)
    {
        var parsed = double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
        if (parsed && float.IsFinite((float)value)) return value;
        var where = $"'{Path}', row {row}, column '{Columns.Names[column]}'";
        if (parsed || cell.Trim() is "NA" or "nan" or "null" or "inf" or "-inf")
        {
            var message = $"{where}: '{cell}' is not a finite number. Fill or drop missing values first: NasGen never changes inputs.";
            throw context.Error("NAS2004", message, Path, line);
        }
        var fault = cell.IsEmpty ? "the cell is empty" : $"'{cell}' is not a number";
        throw context.Error("NAS2003", $"{where}: {fault}. Leave a text column out with Ignore, or encode it.", Path, line);
    }

    private void Add(List<ReadOnlyMemory<char>> cells, int line, DataContext context)
    {
        var row = Rows.Count + 1;
        if (cells.Count != Columns.Names.Length)
            throw context.Error("NAS2003", $"'{Path}', row {row} has {cells.Count} cells, but the header has {Columns.Names.Length}.", Path, line);
        foreach (var column in Columns.Inputs) Inputs.Add((float)Number(cells[column].Span, row, line, column, context));
        Rows.Add(new CsvRow(
            line,
            [.. Columns.Labels.Select(column => cells[column].ToString())],
            Columns.Group < 0 ? null : cells[Columns.Group].ToString(),
            Columns.Time < 0 ? null : Number(cells[Columns.Time].Span, row, line, Columns.Time, context)));
    }
}

/// <param name="Line">The line in the file, from 1.</param>
/// <param name="Labels">The label cells.</param>
/// <param name="Group">The group cell; <see langword="null"/> if the file has no group column.</param>
/// <param name="Time">The time cell; <see langword="null"/> if the file has no time column.</param>
internal readonly record struct CsvRow(int Line, string[] Labels, string? Group, double? Time);
