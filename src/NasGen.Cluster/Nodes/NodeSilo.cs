using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NasGen.Cluster.Bundles;
using NasGen.Cluster.Membership;
using NasGen.Cluster.Trust;

namespace NasGen.Cluster.Nodes;

/// <summary>The silo of a node. Its process ends with its supervisor, with the search, or when it has not heard the search for a while.</summary>
internal static class NodeSilo
{
    private static readonly TimeSpan LongestJoin = TimeSpan.FromMinutes(1);

    public static async Task<int> Run(NodeOptions options, Action<string> say)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => AwaitEnd(end)) { IsBackground = true, Name = "end of input" }.Start();
        var folder = new ClusterFolder(options.Folder);
        var search = new IPEndPoint((await Dns.GetHostAddressesAsync(options.Join.Host, AddressFamily.InterNetwork))[0], options.Join.Port);
        var own = new IPEndPoint(AddressTowards(search), options.Port);
        var facts = new NodeFacts
        {
            Name = $"{Environment.MachineName}:{options.Port}",
            Slots = options.Slots,
            Class = options.Class ?? NodeFacts.Processor(),
        };
        using var station = new Station(folder, facts, BundleStore.OfThisUser(), say, () => end.TrySetResult());
        var host = SiloHost.Create(folder, own, search, say, services => services.AddSingleton(station));
        var started = host.StartAsync();
        if (await Task.WhenAny(started, end.Task, Task.Delay(LongestJoin)) == started)
        {
            await started;
            while (!end.Task.IsCompleted && !station.IsAbandoned) await Task.WhenAny(end.Task, Task.Delay(TimeSpan.FromSeconds(1)));
        }
        station.Dispose();
        // An orderly end of the silo would wait for a search that may be gone.
        Environment.Exit(0);
        return 0;
    }

    /// <summary>The address by which this machine reaches another. No packet is sent.</summary>
    private static IPAddress AddressTowards(IPEndPoint place)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Connect(place);
        return ((IPEndPoint)socket.LocalEndPoint!).Address;
    }

    private static void AwaitEnd(TaskCompletionSource end)
    {
        while (Console.In.Read() >= 0) { }
        end.TrySetResult();
    }
}
