using System.Diagnostics;
using System.Globalization;
using System.Text;
using NasGen.Cli.Page;
using NasGen.Search.Contracts;
using NasGen.Search.Journals;

namespace NasGen.Cli.Watch;

/// <summary>
/// The page of a search that may be running. The journal is read on request and only if it has changed, at most once per second and for at
/// most a tenth of the time. Reading delays the writer by some milliseconds, and computing the page takes time from the trainings.
/// </summary>
/// <param name="journals">The function that lists the journals. It is called for each refresh, because a search may have created one.</param>
/// <param name="projectDirectory">The project's folder.</param>
internal sealed class WatchedSearch(Func<IReadOnlyList<string>> journals, string projectDirectory)
{
    private const double LargestShare = 0.1;
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);

    private ReportData _data = ReportBuilder.Waiting();
    private string _version = "none";
    private Answer? _page;
    private Answer? _json;
    private long _next;

    public Answer Answer(RequestHead head)
    {
        if (head.Path is not ("/" or "/data.json")) return LoopbackServer.Plain(404, "Not found. The page is at /.");
        Refresh();
        if (head.Path == "/") return _page ??= new(200, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(ReportPage.Html(_data)), _version);
        if (head.Query("version") == _version) return new(204, "", default, _version);
        return _json ??= new(200, "application/json; charset=utf-8", Encoding.UTF8.GetBytes(ReportPage.ToJson(_data)), _version);
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
            (_version, _page, _json) = (version, null, null);
        }
        catch (Exception e) when (e is JournalException or NasException or IOException)
        {
            // The journal was just created or is being replaced. A later request reads it.
        }
        finally
        {
            var pause = clock.Elapsed / LargestShare;
            _next = Environment.TickCount64 + (long)(pause > ShortestPause ? pause : ShortestPause).TotalMilliseconds;
        }
    }

    /// <summary>The journal that was written last, which is that of the running search.</summary>
    private FileInfo? Newest() => journals().Select(path => new FileInfo(path)).Where(f => f.Exists).MaxBy(f => f.LastWriteTimeUtc);

    private static string Version(FileInfo journal) => string.Create(
        CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(journal.Name)}-{journal.LastWriteTimeUtc.Ticks:x}-{journal.Length:x}");
}
