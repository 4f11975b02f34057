using System.CommandLine;
using NasGen.Cli.Reporting;

namespace NasGen.Cli.CommandLine;

/// <summary><c>nasgen clean</c>.</summary>
internal static class CleanCommand
{
    public static Command Create(HostOptions options)
    {
        var command = new Command("clean", "Removes what searches keep below obj/nas: journals and the search build. Winners and records stay.");
        command.Arguments.Add(options.Project);
        command.Options.Add(options.ProjectDirectory);
        command.Options.Add(options.StateDirectory);
        command.SetAction(parsed => NasGenCommand.Guard(() => Run(options, parsed)));
        return command;
    }

    private static int Run(HostOptions options, ParseResult parsed)
    {
        var state = ProjectPlace.StateDirectory(options, parsed);
        if (Directory.Exists(state)) Directory.Delete(state, recursive: true);
        Console.Out.WriteLine($"{state} is gone.");
        return ExitCode.Ok;
    }
}
