using System.CommandLine;
using NasGen.Cli.Crews;

namespace NasGen.Cli.Commands;

/// <summary><c>nasgen crew</c>. A node starts it, never a person.</summary>
internal static class CrewCommand
{
    public static Command Create()
    {
        var (assembly, project) = (Text("--assembly"), Text("--project-directory"));
        var (space, device, versions, data, split) = (Text("--space"), Text("--device"), Text("--versions"), Text("--data"), Text("--split"));
        var seed = new Option<ulong>("--split-seed") { Required = true };
        var slots = new Option<int>("--slots") { Required = true };
        var command = new Command("crew", "Trains for the search of another machine: reads one JSON request per line from standard input.")
        {
            assembly, project, space, device, versions, data, split, seed, slots,
        };
        command.Hidden = true;
        command.SetAction(parsed => NasGenCommand.Guard(() => CrewLoop.Run(
            new CrewOptions(
                parsed.GetRequiredValue(space), parsed.GetRequiredValue(seed), parsed.GetRequiredValue(device), parsed.GetRequiredValue(versions),
                parsed.GetRequiredValue(data), parsed.GetRequiredValue(split)),
            parsed.GetRequiredValue(assembly), parsed.GetRequiredValue(project), parsed.GetRequiredValue(slots))));
        return command;
    }

    private static Option<string> Text(string name) => new(name) { Required = true };
}
