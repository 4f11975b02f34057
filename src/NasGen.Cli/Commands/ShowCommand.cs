using System.CommandLine;
using NasGen.Cli.Settings;
using NasGen.Cli.Terminal;
using NasGen.Search.Contracts;
using NasGen.Search.Journals;
using NasGen.Search.Trials;

namespace NasGen.Cli.Commands;

/// <summary><c>nasgen show</c>.</summary>
internal static class ShowCommand
{
    private const string About =
        "Prints the journal as a table: the best trials so far, the Pareto front, the failures by cause. Works while a search runs.";

    public static Command Create(HostOptions options)
    {
        var command = new Command("show", About);
        command.Arguments.Add(options.Project);
        options.AddTo(command, "show", isStartedByBuilds: false);
        command.SetAction(parsed => NasGenCommand.Guard(() => Run(ProjectJournals.Of(options, parsed, "show", parsed.GetValue(options.Project)))));
        return command;
    }

    private static int Run(ProjectJournals journals)
    {
        var paths = journals.All();
        foreach (var path in paths)
        {
            using var journal = ProjectJournals.Open(path);
            JournalTable.Write(journal, new Goal(SpaceDescriptor.Parse(journal.Header.Descriptor).Task));
        }
        if (paths.Count == 0) Console.Out.WriteLine(journals.None);
        return ExitCode.Ok;
    }
}
