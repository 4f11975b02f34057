using System.CommandLine;
using NasGen.Cli.Report;
using NasGen.Cli.Reporting;

namespace NasGen.Cli.CommandLine;

/// <summary><c>nasgen report</c>: needs the journal alone, so that nothing is built.</summary>
internal static class ReportCommand
{
    public static Command Create(HostOptions options)
    {
        var command = new Command("report", "Writes obj/nas/<Space>.report.html: the verdict, the front, what mattered, the winner drawn, how to repeat it. One file, no network.");
        command.Arguments.Add(options.Project);
        foreach (var option in options.Where) command.Options.Add(option);
        command.Options.Add(options.StopOnEof);
        command.SetAction(parsed => NasGenCommand.Guard(() => Run(options, parsed)));
        return command;
    }

    private static int Run(HostOptions options, ParseResult parsed)
    {
        var journals = Journals.Of(options, parsed);
        foreach (var journal in journals) Console.Out.WriteLine(ReportFile.Write(journal, ProjectPlace.Directory(options, parsed)));
        if (journals.Count == 0) Console.Out.WriteLine($"No search has been made yet: {ProjectPlace.StateDirectory(options, parsed)} holds no journal.");
        return ExitCode.Ok;
    }
}
