using System.Text;

namespace NasGen.Search.Text;

/// <summary>
/// Reads the rows of a CSV file (RFC 4180): cells in double quotes may contain separators, line ends and doubled quotes. The separator is
/// whichever of comma, semicolon and tab occurs most often in the first line. Blank lines are skipped.
/// </summary>
/// <param name="reader">The text of the file.</param>
/// <param name="mostCells">The most cells of a row.</param>
/// <remarks>
/// Sep 0.17 would be faster, but it reads past what this reader reports: a quotation that never ends becomes one cell with the rest of the file,
/// text after a closing quotation mark is joined to the cell, and an inch mark within a cell swallows the line end after it. It also takes
/// <c>|</c> for a separator.
/// </remarks>
internal sealed class CsvReader(TextReader reader, int mostCells = int.MaxValue)
{
    private readonly List<ReadOnlyMemory<char>> _cells = [];
    private readonly StringBuilder _quoted = new();
    private char? _separator;
    private int _lines;

    /// <summary>The line at which the last row began, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The cells of the next row, valid until the next call; <see langword="null"/> at the end.</summary>
    public List<ReadOnlyMemory<char>>? Read()
    {
        _cells.Clear();
        string? text;
        do
        {
            if (ReadLine() is not { } line) return null;
            text = line;
        }
        while (text.Length == 0);
        Line = _lines;
        var separator = _separator ??= ",;\t".MaxBy(candidate => text.Count(candidate.Equals));

        for (var start = 0; start <= text.Length;)
        {
            if (_cells.Count == mostCells) throw new FormatException($"line {Line} has more than {mostCells} cells");
            if (start < text.Length && text[start] == '"')
            {
                (text, start) = ReadQuoted(text, start + 1);
                continue;
            }
            var end = text.IndexOf(separator, start);
            if (end < 0) end = text.Length;
            _cells.Add(text.AsMemory(start, end - start).Trim());
            start = end + 1;
        }
        return _cells;
    }

    private (string Text, int Next) ReadQuoted(string text, int start)
    {
        _quoted.Clear();
        while (true)
        {
            var quote = text.IndexOf('"', start);
            if (quote < 0)
            {
                _quoted.Append(text, start, text.Length - start).Append('\n');
                text = ReadLine() ?? throw new FormatException($"the quotation that begins in line {Line} does not end");
                start = 0;
                continue;
            }
            _quoted.Append(text, start, quote - start);
            start = quote + 1;
            if (start < text.Length && text[start] == '"')
            {
                _quoted.Append('"');
                start++;
                continue;
            }
            if (start < text.Length && text[start] != _separator) throw new FormatException($"line {_lines} goes on after a closing quotation mark");
            _cells.Add(_quoted.ToString().AsMemory());
            return (text, start + 1);
        }
    }

    private string? ReadLine()
    {
        _lines++;
        return reader.ReadLine();
    }
}
