using NasGen.Search.Contracts;
using NasGen.Search.Files;
using NasGen.Search.Journals;
using NasGen.Search.Ledgers;
using NasGen.Search.Wording;

namespace NasGen.Cli.Page;

/// <summary>Writes the page to a file beside the journal.</summary>
internal static class ReportFile
{
    public static string PathOf(string journal, string space) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(journal))!, space + ".report.html");

    /// <summary>Writes the page of a journal.</summary>
    /// <returns>The path of the page.</returns>
    /// <exception cref="NasException">NAS2024 to NAS2026: the journal cannot be read, or the page cannot be written.</exception>
    public static string Write(string journal, string projectDirectory)
    {
        try
        {
            var source = ReportSource.Read(journal, projectDirectory);
            var path = PathOf(journal, source.Header.Space);
            AtomicFile.Write(path, ReportPage.Html(ReportBuilder.Build(source)));
            return path;
        }
        catch (JournalException e)
        {
            throw JournalFile.Translate(e);
        }
        catch (Exception e) when (FullDisk.IsCauseOf(e))
        {
            throw JournalFile.Full(journal, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NasException("NAS2025", $"The report beside '{journal}' cannot be written: {e.Message}", inner: e);
        }
    }

    /// <summary>Writes the page at the end of a search. The search has succeeded, therefore a failure here is a warning and not an error.</summary>
    /// <returns>The line to print.</returns>
    public static string TryWrite(string journal, string projectDirectory)
    {
        try
        {
            return $"  report: {Write(journal, projectDirectory)}";
        }
        catch (Exception e)
        {
            var why = MemoryShortage.IsCauseOf(e) ? "no memory is left" : CanonicalError.OneLine(e.Message);
            return $"  warning: no report could be written ({why}); run 'nasgen report' to try again.";
        }
    }
}
