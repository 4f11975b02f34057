using System.Diagnostics;
using NasGen.Search.Execution;

namespace NasGen.Cli.Terminal;

/// <summary>The view of logs and builds: status lines, the first of each phase at once, then at intervals that grow from 5 to 60 seconds.</summary>
internal sealed class PlainView(TextWriter output) : ISearchView
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly Lock _lock = new();
    private readonly Stopwatch _since = new();
    private TimeSpan _wait = Shortest;
    private string? _phase;

    public void Say(string line)
    {
        lock (_lock)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }

    public void Show(SearchStatus status)
    {
        lock (_lock)
        {
            var isNew = status.Model + status.Phase != _phase;
            if (!isNew && _since.Elapsed < _wait) return;
            _wait = isNew ? Shortest : TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, _wait.TotalSeconds * 1.2));
            _phase = status.Model + status.Phase;
            _since.Restart();
            output.WriteLine(status);
            output.Flush();
        }
    }

    public void Dispose()
    {
    }
}
