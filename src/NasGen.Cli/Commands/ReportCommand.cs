using System.CommandLine;
using NasGen.Cli.Page;
using NasGen.Cli.Settings;
using NasGen.Cli.Terminal;

namespace NasGen.Cli.Commands;

/// <summary><c>nasgen report</c>. It needs only the journal and builds nothing. With <c>--capacity</c> it builds the project and trains.</summary>
internal static class ReportCommand
{
    private const string About =
        "Writes obj/nas/<Space>.report.html: the verdict, the front, the decisions that matter, the winner, how to repeat the search. "
        + "The page is one file and loads nothing from the network.";

    private const string Details = """
        With --capacity, the report gets a section on what more depth, width or data would gain. Networks are trained for this study, within
        its own budget. After an interruption, the same command continues.

        Examples:
          nasgen report
          nasgen report --capacity --capacity-budget 4m
        """;

    public static Command Create(HostOptions options)
    {
        var command = new DetailedCommand("report", About, Details);
        ProjectVerb.AddTo(command, options, "report");
        command.SetAction(parsed => NasGenCommand.Guard(() =>
            options.Settings(parsed, "report").Get(SettingTable.Capacity) ? ProjectVerb.Run(options, parsed, "report", Study) : Run(options, parsed)));
        return command;
    }

    private static int Run(HostOptions options, ParseResult parsed)
    {
        var journals = ProjectJournals.Of(options, parsed, "report", parsed.GetValue(options.Project));
        var paths = journals.Latest();
        foreach (var path in paths) Console.Out.WriteLine(ReportFile.Write(path, ProjectPlace.Directory(options, parsed)));
        if (paths.Count == 0) Console.Out.WriteLine(journals.None);
        return ExitCode.Ok;
    }

    private static int Study(ProjectCall call)
    {
        var orders = Orders.Resolve(call.Models(), call.Settings, call.Place);
        return call.Work(
            (view, stop) => SearchAll.Study(orders, call.Place, view, stop),
            "Stopped. Finished trainings are kept; the same command continues.");
    }
}
