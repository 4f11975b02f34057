using System.CommandLine;
using NasGen.Cli.Settings;
using NasGen.Cli.Terminal;
using NasGen.Search.Contracts;
using NasGen.Search.Files;
using NasGen.Search.Journals;
using NasGen.Search.Ledgers;
using NasGen.Search.Replay;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;
using NasGen.Search.Wording;

namespace NasGen.Cli.Commands;

/// <summary><c>nasgen trials</c>.</summary>
internal static class TrialsCommand
{
    private const string About =
        "Writes the trials of a search as a CSV table, one row per architecture, for 'nasgen replay' or a spreadsheet. Works while a search runs.";

    private const string Details = """
        Examples:
          nasgen trials > results.csv                     the journal of the project in the current folder
          nasgen trials src/Digits --models DigitsNet --output results.csv
          nasgen trials obj/nas/DigitsNet-1a2b3c4d.journal --output results.csv
        """;

    public static Command Create(HostOptions options)
    {
        var source = new Argument<string?>("SOURCE")
        {
            Description = "A journal, a project file, or the folder that contains a project file. Default: the current folder.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var output = new Option<string?>("--output") { Description = "The file to write. Default: standard output.", HelpName = "FILE" };
        var command = new DetailedCommand("trials", About, Details);
        command.Arguments.Add(source);
        command.Options.Add(output);
        options.AddTo(command, "trials", isStartedByBuilds: false);
        command.SetAction(parsed => NasGenCommand.Guard(() => Run(Find(parsed.GetValue(source), options, parsed), parsed.GetValue(output))));
        return command;
    }

    private static int Run(string path, string? output)
    {
        try
        {
            using var journal = JournalFile.OpenToRead(path);
            var space = SpaceDescriptor.Parse(journal.Header.Descriptor).Space.ToSearchSpace();
            using var text = new StringWriter();
            TableWriter.Write(text, space, journal.Trials().Where(t => Purpose.IsExploring(t.Purpose)));
            if (journal.Unreadable.Count > 0) Console.Error.WriteLine(CanonicalError.Format("warning", "NAS2024", Words.LeftOut(journal.Unreadable), path));
            if (output is null) Console.Out.Write(text);
            else AtomicFile.Write(Path.GetFullPath(output), text.ToString());
            return ExitCode.Ok;
        }
        catch (JournalException e)
        {
            throw JournalFile.Translate(e);
        }
        catch (Exception e) when (output is not null && e is IOException or UnauthorizedAccessException)
        {
            throw new NasException("NAS2025", $"'{output}' cannot be written: {e.Message}", inner: e);
        }
    }

    private static string Find(string? source, HostOptions options, ParseResult parsed)
    {
        if (source is not null && source.EndsWith(ProjectJournals.Extension, StringComparison.Ordinal)) return source;
        var journals = ProjectJournals.Of(options, parsed, "trials", source);
        return journals.All() switch
        {
            [var only] => only,
            [] => throw new NasException("NAS2040", $"There are no trials: {journals.None}"),
            var several => throw new NasException(
                "NAS2040",
                $"There are {several.Count} journals in {journals.Folder}. Name one: {string.Join(", ", several.Select(Path.GetFileName))}."),
        };
    }
}
