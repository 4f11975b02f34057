using System.Text;

namespace NasGen.Cli.Workers;

/// <summary>
/// Reads the lines of a process's output in bounded memory, however long its lines are. Of a line that is too long, only the beginning is returned.
/// </summary>
/// <param name="reader">The output.</param>
/// <param name="longest">The most characters of a line.</param>
internal sealed class ShortLines(TextReader reader, int longest)
{
    private readonly char[] _buffer = new char[4096];
    private readonly StringBuilder _line = new();
    private int _next;
    private int _count;

    /// <summary>The next line; <see langword="null"/> at the end of the output.</summary>
    public async Task<string?> Read()
    {
        _line.Clear();
        for (var isEmpty = true; ; isEmpty = false)
        {
            if (_next == _count)
            {
                (_next, _count) = (0, await reader.ReadAsync(_buffer));
                if (_count == 0) return isEmpty ? null : _line.ToString();
            }
            var end = Array.IndexOf(_buffer, '\n', _next, _count - _next);
            var part = (end < 0 ? _count : end) - _next;
            _line.Append(_buffer, _next, Math.Min(part, longest - _line.Length));
            _next += part;
            if (end < 0) continue;
            _next++;
            return _line.ToString().TrimEnd('\r');
        }
    }
}
