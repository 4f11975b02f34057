using System.CommandLine;
using NasGen.Cli.Crews;
using NasGen.Cli.Platform;

namespace NasGen.Cli.Commands;

/// <summary><c>nasgen cluster</c>.</summary>
internal static class ClusterCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The folder of the cluster." };
        var init = new Command(
            "init", "Makes the folder of a cluster: an authority, a certificate for its machines, and the key that signs searches. It needs no other program.")
        {
            folder,
        };
        init.SetAction(parsed => Run("init", parsed.GetRequiredValue(folder)));
        var show = new Command("show", "Prints the nodes of the search that runs with the folder: their slots, how many are busy, the kind of machine.")
        {
            folder,
        };
        show.SetAction(parsed => Run("show", parsed.GetRequiredValue(folder)));
        return new Command("cluster", "Many machines, one search: makes a cluster and shows its nodes. See docs/cluster.md.") { init, show };
    }

    private static int Run(string verb, string folder) =>
        NasGenCommand.Guard(() => ChildProcess.Run(ClusterProgram.CommandLine().ToStartInfo([verb, Path.GetFullPath(folder)])));
}
