using System.Globalization;
using System.Text;
using NasGen.Errors;
using NasGen.Search.Contracts;
using NasGen.Search.Text;

namespace NasGen.Data;

/// <summary>The cells of a CSV file: inputs as numbers, the other columns as text with the line that each stands in.</summary>
internal sealed class CsvFile
{
    private CsvFile(string path, CsvColumns columns)
    {
        Path = path;
        Columns = columns;
    }

    public string Path { get; }

    public CsvColumns Columns { get; }

    /// <summary>Row after row.</summary>
    public List<float> Inputs { get; } = [];

    public List<CsvRow> Rows { get; } = [];

    /// <exception cref="NasException">NAS2001 to NAS2004, NAS2006, with the file's line where one is to blame.</exception>
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
    /// <exception cref="NasException">NAS2003: it is none; NAS2004: it is not finite.</exception>
    public double Number(ReadOnlySpan<char> cell, int row, int line, int column, DataContext context)
    {
        var parsed = double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
        if (parsed && float.IsFinite((float)value)) return value;
        var where = $"'{Path}', row {row}, column '{Columns.Names[column]}'";
        if (parsed || cell.Trim() is "NA" or "nan" or "null" or "inf" or "-inf")
            throw context.Error("NAS2004", $"{where}: '{cell}' is no finite number. Fill or drop missing values first: NasGen never changes inputs.", Path, line);
        throw context.Error("NAS2003", $"{where}: {(cell.IsEmpty ? "the cell is empty" : $"'{cell}' is no number")}. Leave a text column out with Ignore, or encode it.", Path, line);
    }

    private void Add(List<ReadOnlyMemory<char>> cells, int line, DataContext context)
    {
        var row = Rows.Count + 1;
        if (cells.Count != Columns.Names.Length)
            throw context.Error("NAS2003", $"'{Path}', row {row} has {cells.Count} cells, the header {Columns.Names.Length}.", Path, line);
        foreach (var column in Columns.Inputs) Inputs.Add((float)Number(cells[column].Span, row, line, column, context));
        Rows.Add(new CsvRow(
            line,
            [.. Columns.Labels.Select(column => cells[column].ToString())],
            Columns.Group < 0 ? null : cells[Columns.Group].ToString(),
            Columns.Time < 0 ? null : Number(cells[Columns.Time].Span, row, line, Columns.Time, context)));
    }
}

/// <param name="Line">In the file, from 1.</param>
internal readonly record struct CsvRow(int Line, string[] Labels, string? Group, double? Time);
