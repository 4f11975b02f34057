using System.CommandLine;
using NasGen.Cli.Settings;
using NasGen.Cli.Terminal;

namespace NasGen.Cli.Commands;

/// <summary><c>nasgen clean</c>.</summary>
internal static class CleanCommand
{
    public static Command Create(HostOptions options)
    {
        var command = new Command("clean", "Deletes obj/nas, which contains the journals and the search build. Winners and records stay.");
        command.Arguments.Add(options.Project);
        options.AddTo(command, "clean", isStartedByBuilds: false);
        command.SetAction(parsed => NasGenCommand.Guard(() => Run(options, parsed)));
        return command;
    }

    private static int Run(HostOptions options, ParseResult parsed)
    {
        var state = ProjectPlace.StateDirectory(parsed.GetValue(options.Project), options, parsed);
        if (Directory.Exists(state)) Directory.Delete(state, recursive: true);
        Console.Out.WriteLine($"Removed {state}.");
        return ExitCode.Ok;
    }
}
