using System.Diagnostics;
using System.Globalization;
using NasGen.Cli.Page;
using NasGen.Search.Contracts;
using NasGen.Search.Journals;

namespace NasGen.Cli.Watch;

/// <summary>
/// The page of a search that may be running. The journal is read when somebody asks and it has changed, at most once a second and for at
/// most a tenth of the time: a reader makes the writer wait for some milliseconds, and what the page works out takes from the trainings.
/// </summary>
/// <param name="journals">Those to choose from, asked each time: a search may begin one.</param>
internal sealed class WatchedSearch(Func<IReadOnlyList<string>> journals, string projectDirectory)
{
    private const double LargestShare = 0.1;
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);

    private ReportData _data = ReportBuilder.Waiting();
    private string _version = "none";
    private long _next;

    public Answer Answer(RequestHead head)
    {
        if (head.Path is not ("/" or "/data.json")) return LoopbackServer.Plain(404, "Not found. The page is at /.");
        Refresh();
        if (head.Path == "/") return new(200, "text/html; charset=utf-8", ReportPage.Html(_data), _version);
        return head.Query("version") == _version ? new(204, "", "", _version) : new(200, "application/json; charset=utf-8", ReportPage.ToJson(_data), _version);
    }

    private void Refresh()
    {
        if (Environment.TickCount64 < _next) return;
        var clock = Stopwatch.StartNew();
        try
        {
            if (Newest() is not { } journal) return;
            var version = Version(journal);
            if (version == _version) return;
            _data = ReportBuilder.Build(ReportSource.Read(journal.FullName, projectDirectory)) with { Served = version };
            _version = version;
        }
        catch (Exception e) when (e is JournalException or NasException or IOException)
        {
            // Just begun, or being replaced: the next one who asks gets it.
        }
        finally
        {
            var pause = clock.Elapsed / LargestShare;
            _next = Environment.TickCount64 + (long)(pause > ShortestPause ? pause : ShortestPause).TotalMilliseconds;
        }
    }

    /// <summary>Of several spaces the one that is being searched.</summary>
    private FileInfo? Newest() => journals().Select(path => new FileInfo(path)).Where(f => f.Exists).MaxBy(f => f.LastWriteTimeUtc);

    private static string Version(FileInfo journal) => string.Create(
        CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(journal.Name)}-{journal.LastWriteTimeUtc.Ticks:x}-{journal.Length:x}");
}
