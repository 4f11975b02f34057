using System.CommandLine;
using NasGen.Cli.Reporting;
using NasGen.Cli.Searching;
using NasGen.Cli.Searching.Journaling;
using NasGen.Descriptors;
using NasGen.Evaluation;
using NasGen.Search.Journals;

namespace NasGen.Cli.CommandLine;

/// <summary><c>nasgen show</c>.</summary>
internal static class ShowCommand
{
    public static Command Create(HostOptions options)
    {
        var command = new Command("show", "The journal as a table: the best trials so far, the Pareto front, the failures by cause. Works while a search runs.");
        command.Arguments.Add(options.Project);
        command.Options.Add(options.ProjectDirectory);
        command.Options.Add(options.StateDirectory);
        command.Options.Add(options.Models);
        command.SetAction(parsed => NasGenCommand.Guard(() => Run(options, parsed)));
        return command;
    }

    private static int Run(HostOptions options, ParseResult parsed)
    {
        var state = ProjectPlace.StateDirectory(options, parsed);
        var models = options.Settings(parsed).Models;
        string[] journals = Directory.Exists(state) ? [.. Directory.EnumerateFiles(state, "*.journal").Order(StringComparer.Ordinal)] : [];
        var shown = 0;
        foreach (var path in journals.Where(p => Path.GetFileName(p).Count(c => c == '.') == 1))
        {
            using var journal = Open(path);
            if (models is { Count: > 0 } && !models.Contains(journal.Header.Space)) continue;
            JournalTable.Write(journal, new Goal(SpaceDescriptor.Parse(journal.Header.Descriptor).Task));
            shown++;
        }
        if (shown == 0) Console.Out.WriteLine($"No search has been made yet: {state} holds no journal.");
        return ExitCode.Ok;
    }

    private static Journal Open(string path)
    {
        try
        {
            return Journal.OpenToRead(path, header => SpaceDescriptor.Parse(header.Descriptor).Space.ToSearchSpace());
        }
        catch (JournalException e)
        {
            throw JournalFile.Translate(e);
        }
    }
}
