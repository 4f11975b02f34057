using System.Diagnostics;
using NasGen.Search.Contracts;
using NasGen.Search.Journals;
using NasGen.Search.Trials;

namespace NasGen.Benchmarks.Peers;

/// <summary>
/// Reads the journal of a running search whenever it has grown, at most once per second, and notes when each trial was first seen. A trial of any
/// purpose and fidelity counts, at its end.
/// </summary>
internal sealed class JournalWatch : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly string _state;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Dictionary<long, double> _seen = [];
    private readonly Timer _timer;
    private readonly Lock _lock = new();
    private IReadOnlyList<Trial> _trials = [];
    private DateTime _written;

    public JournalWatch(string state)
    {
        _state = state;
        _timer = new Timer(_ => Look(), null, Interval, Interval);
    }

    /// <summary>The number of trials by purpose.</summary>
    public Dictionary<string, int> Counts =>
        _trials.GroupBy(t => t.Purpose, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);

    /// <summary>The improvements of the best validation accuracy: seconds and accuracy.</summary>
    public List<double[]> TimeLine()
    {
        List<double[]> line = [];
        foreach (var trial in _trials)
            if (trial.State == TrialState.Completed && trial.Metrics.TryGetValue("Accuracy", out var accuracy) && (line.Count == 0 || accuracy > line[^1][1]))
                line.Add([Math.Round(_seen[trial.Id], 2), accuracy]);
        return line;
    }

    public void Dispose() => _timer.Dispose();

    /// <summary>Reads the journal if it has grown.</summary>
    public void Look()
    {
        lock (_lock)
        {
            try
            {
                var path = Directory.Exists(_state) ? Directory.GetFiles(_state, "*.journal").FirstOrDefault() : null;
                if (path is null) return;
                var written = File.GetLastWriteTimeUtc(path);
                if (written == _written) return;
                using var journal = Journal.OpenToRead(path, header => SpaceDescriptor.Parse(header.Descriptor).Space.ToSearchSpace());
                _trials = journal.Trials();
                _written = written;
                foreach (var trial in _trials) _seen.TryAdd(trial.Id, _watch.Elapsed.TotalSeconds);
            }
            catch (Exception e) when (e is JournalException or IOException)
            {
                // The search is about to create or write the journal: the next look will see it.
            }
        }
    }
}
