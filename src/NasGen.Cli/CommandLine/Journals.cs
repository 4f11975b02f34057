using System.CommandLine;
using NasGen.Cli.Searching;
using NasGen.Cli.Searching.Journaling;
using NasGen.Descriptors;
using NasGen.Evaluation;
using NasGen.Search.Journals;

namespace NasGen.Cli.CommandLine;

/// <summary>The journals of a project that are in use: one a space, the one written last; those set aside have a further dot in their names.</summary>
internal static class Journals
{
    /// <exception cref="NasException">NAS2024: one cannot be read.</exception>
    public static IReadOnlyList<string> Of(HostOptions options, ParseResult parsed)
    {
        var state = ProjectPlace.StateDirectory(options, parsed);
        if (!Directory.Exists(state)) return [];
        var models = options.Settings(parsed).Models;
        return
        [
            .. Directory.EnumerateFiles(state, "*.journal").Where(p => Path.GetFileName(p).Count(c => c == '.') == 1)
                .Select(p => (Path: p, Space: SpaceOf(p)))
                .Where(j => models is not { Count: > 0 } || models.Contains(j.Space))
                .GroupBy(j => j.Space, StringComparer.Ordinal)
                .Select(g => g.MaxBy(j => File.GetLastWriteTimeUtc(j.Path)).Path)
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string SpaceOf(string path)
    {
        try
        {
            using var journal = Journal.OpenToRead(path, header => SpaceDescriptor.Parse(header.Descriptor).Space.ToSearchSpace());
            return journal.Header.Space;
        }
        catch (JournalException e)
        {
            throw JournalFile.Translate(e);
        }
    }
}
