using System.Globalization;
using System.Text.RegularExpressions;
using NasGen.Errors;
using NasGen.Native;
using NasGen.Search.Contracts;
using NasGen.Search.Wording;

namespace NasGen.Cli.Workers;

/// <summary>The last lines that a worker wrote to standard error. They often contain the cause of a crash.</summary>
internal sealed partial class StderrTail
{
    private const int Capacity = 40;

    /// <summary>The most characters of a cause, whose text may be the user's.</summary>
    private const int LongestCause = 500;

    /// <summary>The words that libstdc++ and libc++ write before the text of an exception.</summary>
    private const string What = "what():";

    private readonly Queue<string> _lines = new();

    public void Add(string line)
    {
        // libtorch writes this warning once per process on processors that NNPACK does not support. Users cannot change it.
        if (line.Length == 0 || line.Contains("NNPACK", StringComparison.Ordinal)) return;
        lock (_lines)
        {
            _lines.Enqueue(line);
            if (_lines.Count > Capacity) _lines.Dequeue();
        }
    }

    /// <summary>
    /// The cause of a crash in one line: the message of an unhandled exception or of <c>Environment.FailFast</c> if there is one, otherwise
    /// the last line.
    /// </summary>
    public string? Cause()
    {
        lock (_lines)
        {
            var lines = _lines.ToArray();
            var start = Array.FindIndex(lines, IsHeadline);
            if (start < 0) return lines.Length == 0 ? null : Words.Short(lines[^1].Trim(), LongestCause);
            var headline = lines[start].Trim();
            // The runtime writes the message of FailFast on a separate line.
            var hasMore = (headline[^1] is ':' or '.' || lines.ElementAtOrDefault(start + 1)?.TrimStart().StartsWith(What, StringComparison.Ordinal) == true)
                && start + 1 < lines.Length && !lines[start + 1].TrimStart().StartsWith("at ", StringComparison.Ordinal);
            return Words.Short(hasMore ? $"{headline} {lines[start + 1].Trim()}" : headline, LongestCause);
        }
    }

    /// <summary>
    /// The uncaught C++ exception that ended the worker, at the user's line that made the call; <see langword="null"/> if there was none.
    /// </summary>
    public NasException? NativeFault()
    {
        lock (_lines)
        {
            var place = _lines.Select(l => Place().Match(l)).FirstOrDefault(m => m.Success);
            var what = _lines.Select(l => l.Trim()).FirstOrDefault(l => l.StartsWith(What, StringComparison.Ordinal));
            return place is null || what is null
                ? null
                : new NasException(
                    "NAS2010", TorchAdvice.After(what[What.Length..].Trim()), place.Groups["file"].Value,
                    int.Parse(place.Groups["line"].Value, CultureInfo.InvariantCulture));
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
