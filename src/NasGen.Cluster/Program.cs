using System.Globalization;
using System.Net;
using NasGen.Cluster.Coordination;
using NasGen.Cluster.Nodes;
using NasGen.Cluster.Trust;

namespace NasGen.Cluster;

/// <summary>The processes of a cluster. <c>nasgen</c> starts them and has checked their arguments.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        try
        {
            return args switch
            {
                ["init", var folder] => Init(folder),
                ["show", var folder] => Show(folder),
                ["search"] => await SearchSilo.Run(),
                ["node", ..] => await Supervisor.Run(Node(args), Console.Out.WriteLine),
                ["silo", ..] => await NodeSilo.Run(Node(args), Console.Out.WriteLine),
                _ => throw new ClusterException("NAS2023", "This program is started by nasgen: see 'nasgen cluster --help' and 'nasgen node --help'."),
            };
        }
        catch (ClusterException e)
        {
            Console.Error.WriteLine($"nasgen : error {e.Code}: {e.Message}");
            return 1;
        }
    }

    private static int Init(string path)
    {
        var folder = Founding.Found(path);
        Console.Out.WriteLine(
            $"The cluster '{folder.Name}' is in {folder.Path}. Copy the folder without '{ClusterFolder.OwnerFolder}' to each machine that shall train:\n"
            + $"  rsync -a --exclude {ClusterFolder.OwnerFolder} {folder.Path} MACHINE:");
        return 0;
    }

    private static int Show(string path)
    {
        Console.Out.Write(StatusFile.Read(new ClusterFolder(path)) ?? "No search runs with this folder.\n");
        return 0;
    }

    private static NodeOptions Node(string[] args)
    {
        var values = args.Skip(1).Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
        var join = values["--join"];
        var colon = join.LastIndexOf(':');
        var port = int.Parse(join[(colon + 1)..], CultureInfo.InvariantCulture);
        return new NodeOptions(
            Path.GetFullPath(values["--cluster"]), new DnsEndPoint(join[..colon], port), int.Parse(values["--slots"], CultureInfo.InvariantCulture),
            values.GetValueOrDefault("--class"), int.Parse(values.GetValueOrDefault("--port", "11112"), CultureInfo.InvariantCulture));
    }
}
