using NasGen.Cli.Records;
using NasGen.Search.Comparison;
using NasGen.Search.Contracts;
using NasGen.Search.Files;
using NasGen.Search.Ledgers;

namespace NasGen.Cli.Page;

/// <summary>Writes the page and the record of a comparison.</summary>
internal static class ComparisonFile
{
    private const string Header = """
        # Written by NasGen: two search spaces, compared by random architectures.

        """;

    /// <summary>Writes <c>A-B.compare.html</c> and <c>A-B.compare.yaml</c>.</summary>
    /// <param name="command">The command that repeats the comparison.</param>
    /// <returns>The path of the page.</returns>
    /// <exception cref="NasException">NAS2025 or NAS2026: a file cannot be written.</exception>
    public static string Write(ComparisonFindings findings, string folder, string command)
    {
        var path = Path.Combine(folder, $"{findings.Comparison.First.Name}-{findings.Comparison.Second.Name}.compare");
        try
        {
            Directory.CreateDirectory(folder);
            AtomicFile.Write(path + ".yaml", RecordFile.ToYaml(Header, ComparisonRecord.Of(findings)));
            AtomicFile.Write(path + ".html", ReportPage.Html(ComparisonPage.Build(findings, command)));
            return path + ".html";
        }
        catch (Exception e) when (FullDisk.IsCauseOf(e))
        {
            throw JournalFile.Full(folder, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NasException("NAS2025", $"The comparison cannot be written to '{folder}': {e.Message}", inner: e);
        }
    }
}
