using System.Globalization;
using System.Text.RegularExpressions;
using NasGen.Native;
using NasGen.Search.Contracts;

namespace NasGen.Cli.Workers;

/// <summary>The last lines that a worker wrote on standard error: the cause of a crash, where it told one.</summary>
internal sealed partial class StderrTail
{
    private const int Capacity = 40;

    /// <summary>What libstdc++ and libc++ write before an exception's text.</summary>
    private const string What = "what():";

    private readonly Queue<string> _lines = new();

    public void Add(string line)
    {
        // libtorch says so once a process on processors that NNPACK does not know; nobody can do anything about it.
        if (line.Length == 0 || line.Contains("NNPACK", StringComparison.Ordinal)) return;
        lock (_lines)
        {
            _lines.Enqueue(line);
            if (_lines.Count > Capacity) _lines.Dequeue();
        }
    }

    /// <summary>
    /// One line: the message of an unhandled exception or of <c>Environment.FailFast</c> where there is one, else what was written last.
    /// </summary>
    public string? Cause()
    {
        lock (_lines)
        {
            var lines = _lines.ToArray();
            var start = Array.FindIndex(lines, IsHeadline);
            if (start < 0) return lines.LastOrDefault()?.Trim();
            var headline = lines[start].Trim();
            // The runtime writes what FailFast was told on a line of its own.
            var hasMore = (headline[^1] is ':' or '.' || lines.ElementAtOrDefault(start + 1)?.TrimStart().StartsWith(What, StringComparison.Ordinal) == true)
                && start + 1 < lines.Length && !lines[start + 1].TrimStart().StartsWith("at ", StringComparison.Ordinal);
            return hasMore ? $"{headline} {lines[start + 1].Trim()}" : headline;
        }
    }

    /// <summary>
    /// The C++ exception that nothing caught, and the user's line that made the call; <see langword="null"/> where the worker did not end of
    /// that.
    /// </summary>
    public NasException? NativeFault()
    {
        lock (_lines)
        {
            var place = _lines.Select(l => Place().Match(l)).FirstOrDefault(m => m.Success);
            var what = _lines.Select(l => l.Trim()).FirstOrDefault(l => l.StartsWith(What, StringComparison.Ordinal));
            return place is null || what is null
                ? null
                : new NasException("NAS2010", what[What.Length..].Trim(), place.Groups["file"].Value, int.Parse(place.Groups["line"].Value, CultureInfo.InvariantCulture));
        }
    }

    private static bool IsHeadline(string line) =>
        line.StartsWith("Unhandled exception", StringComparison.OrdinalIgnoreCase)
        || line.StartsWith("Process terminated", StringComparison.OrdinalIgnoreCase)
        || line.StartsWith("Fatal error", StringComparison.OrdinalIgnoreCase)
        || line.StartsWith("Stack overflow", StringComparison.OrdinalIgnoreCase)
        || line.Contains("terminate called", StringComparison.Ordinal);

    [GeneratedRegex("^" + NativeFaults.Prefix + @"(?<file>.+)\((?<line>\d+)\)$")]
    private static partial Regex Place();
}
