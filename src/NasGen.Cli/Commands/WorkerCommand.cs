using System.CommandLine;
using NasGen.Cli.Workers;
using NasGen.Search.Contracts;

namespace NasGen.Cli.Commands;

/// <summary><c>nasgen worker</c>. A search starts it, never a person.</summary>
internal static class WorkerCommand
{
    public static Command Create()
    {
        var assembly = new Option<string>("--assembly") { Required = true };
        var space = new Option<string>("--space") { Required = true };
        var project = new Option<string>("--project-directory") { Required = true };
        var seed = new Option<ulong>("--split-seed") { Required = true };
        var threads = new Option<int>("--threads") { Required = true };
        var device = new Option<string>("--device") { Required = true };
        var samples = new Option<string?>("--samples");
        var command = new Command("worker", "Trains for the search that started it: reads one JSON request per line from standard input.")
        {
            assembly, space, project, seed, threads, device, samples,
        };
        command.Hidden = true;
        command.SetAction(parsed => WorkerLoop.Run(new WorkerOptions(
            parsed.GetRequiredValue(assembly),
            parsed.GetRequiredValue(space),
            new EvaluatorOptions(
                parsed.GetRequiredValue(project), parsed.GetRequiredValue(seed), parsed.GetRequiredValue(threads), parsed.GetRequiredValue(device),
                parsed.GetValue(samples)))));
        return command;
    }
}
