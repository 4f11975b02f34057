using System.Text;

namespace NasGen.Search.Replay;

/// <summary>Comma-separated values as RFC 4180 has them: quoted fields may hold commas, quotes (doubled) and line breaks.</summary>
internal static class CsvRows
{
    /// <summary>Each row with the number of its first line, from 1. Empty lines are left out.</summary>
    public static IEnumerable<(int Line, string[] Fields)> Read(TextReader reader)
    {
        var line = 0;
        while (reader.ReadLine() is { } text)
        {
            var first = ++line;
            while (text.Count(c => c == '"') % 2 == 1 && reader.ReadLine() is { } more)
            {
                text = $"{text}\n{more}";
                line++;
            }
            if (text.Length > 0) yield return (first, text.Contains('"') ? Quoted(text) : text.Split(','));
        }
    }

    /// <summary>One field, quoted where it must be.</summary>
    public static string Field(string text) =>
        text.AsSpan().ContainsAny(",\"\n\r") || text.Trim().Length != text.Length ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static string[] Quoted(string text)
    {
        List<string> fields = [];
        var field = new StringBuilder();
        var isInside = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"' && isInside && i + 1 < text.Length && text[i + 1] == '"') field.Append(text[i++]);
            else if (text[i] == '"') isInside = !isInside;
            else if (text[i] != ',' || isInside) field.Append(text[i]);
            else
            {
                fields.Add(field.ToString());
                field.Clear();
            }
        }
        fields.Add(field.ToString());
        return [.. fields];
    }
}
