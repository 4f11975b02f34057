using System.CommandLine;
using NasGen.Cli.Page;
using NasGen.Cli.Settings;
using NasGen.Cli.Terminal;

namespace NasGen.Cli.Commands;

/// <summary><c>nasgen report</c>: it needs the journal only, so nothing is built. With <c>--capacity</c> it trains, and needs the project.</summary>
internal static class ReportCommand
{
    private const string About =
        "Writes obj/nas/<Space>.report.html: the verdict, the front, what mattered, the winner drawn, how to repeat the search. One file, no network.";

    private const string Details = """
        With --capacity, a section says what more depth, width or data would buy. Networks are trained for that, within a budget of its own.
        After an interruption, the same command continues.

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
            "Stopped. Finished trainings are kept; the same command goes on where this one stopped.");
    }
}
