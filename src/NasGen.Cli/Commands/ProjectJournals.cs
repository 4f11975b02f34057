using System.CommandLine;
using NasGen.Cli.Settings;
using NasGen.Search.Contracts;
using NasGen.Search.Journals;
using NasGen.Search.Ledgers;

namespace NasGen.Cli.Commands;

/// <summary>The journals of a project that are in use. A journal that was set aside has a second dot in its file name and is not listed.</summary>
/// <param name="folder">The folder of the journals.</param>
/// <param name="models">The names of the spaces to take; empty for all.</param>
internal sealed class ProjectJournals(string folder, IReadOnlyList<string> models)
{
    public const string Extension = ".journal";

    /// <summary>The journals of the project of a call. The project is not built.</summary>
    /// <param name="source">A project file or its folder; <see langword="null"/> for the current folder.</param>
    public static ProjectJournals Of(HostOptions options, ParseResult parsed, string verb, string? source) =>
        new(ProjectPlace.StateDirectory(source, options, parsed), options.Settings(parsed, verb).Get(SettingTable.Models));

    public string Folder => folder;

    /// <summary>The line to print if there is no journal.</summary>
    public string None => $"{folder} contains no journal{(models.Count > 0 ? $" of {string.Join(", ", models)}" : "")}: nothing has been searched yet.";

    /// <summary>The paths of all journals, in order. A space has several if it was changed between searches.</summary>
    /// <exception cref="NasException">NAS2024: a journal cannot be read.</exception>
    public IReadOnlyList<string> All() => [.. Find().Select(j => j.Path)];

    /// <summary>The paths of the journals that were written last, one per space, in order.</summary>
    /// <exception cref="NasException">NAS2024: a journal cannot be read.</exception>
    public IReadOnlyList<string> Latest() =>
    [
        .. Find().GroupBy(j => j.Space, StringComparer.Ordinal)
            .Select(g => g.MaxBy(j => File.GetLastWriteTimeUtc(j.Path)).Path)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Opens a journal to read it.</summary>
    /// <exception cref="NasException">NAS2024: it cannot be read.</exception>
    public static Journal Open(string path)
    {
        try
        {
            return JournalFile.OpenToRead(path);
        }
        catch (JournalException e)
        {
            throw JournalFile.Translate(e);
        }
    }

    private IEnumerable<(string Path, string Space)> Find() => !Directory.Exists(folder) ? [] :
        Directory.EnumerateFiles(folder, "*" + Extension)
            .Where(path => Path.GetFileName(path).Count(c => c == '.') == 1)
            .Select(path => (Path: path, Space: SpaceOf(path)))
            .Where(j => models.Count == 0 || models.Contains(j.Space))
            .OrderBy(j => j.Path, StringComparer.Ordinal);

    private static string SpaceOf(string path)
    {
        using var journal = Open(path);
        return journal.Header.Space;
    }
}
