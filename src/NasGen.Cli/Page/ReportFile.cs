using NasGen.Search.Contracts;
using NasGen.Search.Files;
using NasGen.Search.Journals;
using NasGen.Search.Ledgers;

namespace NasGen.Cli.Page;

/// <summary>The page on the disk: beside the journal.</summary>
internal static class ReportFile
{
    public static string PathOf(string journal, string space) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(journal))!, space + ".report.html");

    /// <summary>Writes the page of a journal.</summary>
    /// <returns>Its path.</returns>
    /// <exception cref="NasException">NAS2024 to NAS2026: the journal cannot be read, or the page not be written.</exception>
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

    /// <summary>At the end of a search, which is done and written: whatever is wrong with a report is a line, no error.</summary>
    /// <returns>What to say.</returns>
    public static string TryWrite(string journal, string projectDirectory)
    {
        try
        {
            return $"  report: {Write(journal, projectDirectory)}";
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return $"  warning: no report could be written ({NasGen.Search.Wording.CanonicalError.OneLine(e.Message)}); 'nasgen report' tries again.";
        }
    }
}
