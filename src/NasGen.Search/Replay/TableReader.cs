using System.Globalization;
using NasGen.Search.Spaces;
using NasGen.Search.Text;

namespace NasGen.Search.Replay;

/// <summary>Reads a recorded table: CSV, or CSV packed by gzip, with a header of <c>d:NAME</c> and <c>m:NAME</c>.</summary>
public static class TableReader
{
    private const string Decision = "d:";
    private const string Metric = "m:";

    /// <summary>The most columns. What the empty cells say takes time that grows with the square of their number.</summary>
    private const int MostColumns = 1000;

    /// <summary>Reads a table.</summary>
    /// <param name="path">The path of the file, packed by gzip or not.</param>
    /// <param name="toSpace">The function that makes the space of the decisions; it may add what the header lacks, such as cells.</param>
    /// <exception cref="TableException">The file is not a table; the message and the line say why.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static RecordedTable Read(string path, Func<IReadOnlyList<Decision>, SearchSpace>? toSpace = null)
    {
        using var file = File.OpenRead(path);
        var isPacked = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        using Stream stream = isPacked ? new UnpackedStream(file) : file;
        using var reader = new StreamReader(stream);
        try
        {
            return Read(reader, Path.GetFileName(path), toSpace);
        }
        catch (InvalidDataException e)
        {
            throw new TableException($"The gzip file is damaged: {e.Message}");
        }
    }

    /// <inheritdoc cref="Read(string, Func{IReadOnlyList{Decision}, SearchSpace}?)"/>
    public static RecordedTable Read(TextReader reader, string name, Func<IReadOnlyList<Decision>, SearchSpace>? toSpace = null)
    {
        var rows = Rows(reader);
        if (rows.Count == 0) throw new TableException("The table is empty.");
        string[] header = [.. rows[0].Fields.Select(f => f.Trim('\uFEFF', ' '))];
        CheckHeader(header, rows[0].Line);
        rows.RemoveAt(0);
        if (rows.Count == 0) throw new TableException("The table has a header and no row.");
        foreach (var (line, fields) in rows)
            if (fields.Length != header.Length)
                throw new TableException($"{fields.Length} fields, and the header has {header.Length}.", line);

        int[] decisions = [.. Enumerable.Range(0, header.Length).Where(i => header[i].StartsWith(Decision, StringComparison.Ordinal))];
        DecisionColumn[] columns = [.. decisions.Select(i => new DecisionColumn(header[i][2..], [.. rows.Select(r => r.Fields[i].Trim())]))];
        var declared = DecisionColumn.ToDecisions(columns);
        var space = toSpace is null ? new SearchSpace(name, declared) : toSpace(declared);
        var genotypes = new Genotype[rows.Count];
        for (var row = 0; row < genotypes.Length; row++) genotypes[row] = ToGenotype(space, columns, row);
        var metrics = Enumerable.Range(0, header.Length).Except(decisions)
            .ToDictionary(i => header[i][2..], i => Numbers(rows, i, header[i]), StringComparer.Ordinal);
        return new RecordedTable(name, space, genotypes, metrics);
    }

    private static List<(int Line, string[] Fields)> Rows(TextReader reader)
    {
        var csv = new CsvReader(reader, MostColumns);
        var texts = new HashSet<string>(StringComparer.Ordinal);
        var known = texts.GetAlternateLookup<ReadOnlySpan<char>>();
        List<(int Line, string[] Fields)> rows = [];
        try
        {
            while (csv.Read() is { } cells) rows.Add((csv.Line, [.. cells.Select(c => Once(c.Span))]));
        }
        catch (FormatException e)
        {
            throw new TableException($"The table cannot be read: {e.Message}.", csv.Line);
        }
        return rows;

        string Once(ReadOnlySpan<char> text)
        {
            if (known.TryGetValue(text, out var once)) return once;
            once = text.ToString();
            texts.Add(once);
            return once;
        }
    }

    private static void CheckHeader(string[] header, int line)
    {
        foreach (var column in header)
            if (column.Length < 3 || !(column.StartsWith(Decision, StringComparison.Ordinal) || column.StartsWith(Metric, StringComparison.Ordinal)))
                throw new TableException($"The column '{column}' is neither a decision (d:NAME) nor a metric (m:NAME).", line);
        if (header.GroupBy(c => c, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new TableException($"There are two columns {twice.Key}.", line);
        foreach (var kind in (string[])[Decision, Metric])
            if (!header.Any(c => c.StartsWith(kind, StringComparison.Ordinal)))
                throw new TableException($"No column begins with '{kind}'.", line);
    }

    private static Genotype ToGenotype(SearchSpace space, DecisionColumn[] columns, int row)
    {
        var genes = new double[columns.Length];
        for (var i = 0; i < genes.Length; i++) genes[i] = columns[i].Genes[row];
        return space.Canonical(genes);
    }

    private static double[] Numbers(List<(int Line, string[] Fields)> rows, int column, string name)
    {
        var numbers = new double[rows.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            var text = rows[i].Fields[column].AsSpan().Trim();
            numbers[i] = text.IsEmpty ? double.NaN
                : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value
                : throw new TableException($"{name} is '{text}', and must be a number.", rows[i].Line);
        }
        return numbers;
    }
}
