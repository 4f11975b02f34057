using System.CommandLine;
using System.Globalization;
using NasGen.Cli.Crews;
using NasGen.Cli.Platform;

namespace NasGen.Cli.Commands;

/// <summary><c>nasgen node</c>.</summary>
internal static class NodeCommand
{
    private const string About =
        "Trains for the searches of another machine, one after the other, until Ctrl-C. It may be started before the search and ended in it.";

    public static Command Create()
    {
        var cluster = new Option<string>("--cluster") { Description = "The folder of the cluster.", HelpName = "DIR", Required = true };
        var join = new Option<string>("--join")
        {
            Description = "The machine of the search, and the port that it listens at.",
            HelpName = "HOST:PORT",
            Required = true,
        };
        var slots = new Option<int>("--slots")
        {
            Description = "The number of trainings at the same time. The processor's cores are divided among them. Default: the number of cores.",
            HelpName = "N",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        var kind = new Option<string?>("--class")
        {
            Description = "A name for this kind of machine, for 'nasgen cluster show'. Default: the processor's.",
            HelpName = "NAME",
        };
        var port = new Option<int>("--port")
        {
            Description = "The port of this node, which the other machines must reach. If it is taken, the next free one. Default: 11112.",
            HelpName = "N",
            DefaultValueFactory = _ => 11112,
        };
        join.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>()?.Split(':') is not [{ Length: > 0 }, var number] || !ushort.TryParse(number, out var port) || port == 0)
                result.AddError("--join: write the machine and its port, such as 10.0.0.5:11111.");
        });
        slots.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 1024) result.AddError("--slots: it is not a whole number from 1 to 1024.");
        });
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 64000) result.AddError("--port: it is not a whole number from 1 to 64000.");
        });
        var command = new Command("node", About) { cluster, join, slots, kind, port };
        command.SetAction(parsed => NasGenCommand.Guard(() => ChildProcess.Run(ClusterProgram.CommandLine().ToStartInfo(
        [
            "node", "--cluster", Path.GetFullPath(parsed.GetRequiredValue(cluster)), "--join", parsed.GetRequiredValue(join),
            "--slots", parsed.GetValue(slots).ToString(CultureInfo.InvariantCulture), "--port", parsed.GetValue(port).ToString(CultureInfo.InvariantCulture),
            .. parsed.GetValue(kind) is { } name ? (string[])["--class", name] : [],
        ]))));
        return command;
    }
}
