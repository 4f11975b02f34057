using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NasGen.Cluster.Membership;
using NasGen.Cluster.Trust;
using NasGen.Search.Contracts;
using Orleans;
using Orleans.Runtime;

namespace NasGen.Cluster.Coordination;

/// <summary>The silo beside the host of a search: it is the cluster's first, and ends with the host.</summary>
internal static class SearchSilo
{
    private static readonly Lock Output = new();

    public static async Task<int> Run()
    {
        try
        {
            var assignment = JsonSerializer.Deserialize<ClusterAssignment>(await Console.In.ReadLineAsync() ?? "", JsonSerializerOptions.Web)!;
            await Serve(assignment);
            return 0;
        }
        catch (ClusterException e)
        {
            Send(new ClusterLine { Code = e.Code, Say = e.Message });
            return 1;
        }
    }

    private static async Task Serve(ClusterAssignment assignment)
    {
        var folder = new ClusterFolder(assignment.Folder);
        var place = Listening(assignment.Listen);
        var desk = new Desk(assignment, folder, Send);
        var host = SiloHost.Create(folder, place, place, text => Send(new ClusterLine { Say = text }), services => services.AddSingleton(desk));
        await host.StartAsync();
        var roster = new Roster();
        var dispatcher = new Dispatcher(roster, Send);
        var services = host.Services;
        var recruiter = new Recruiter(
            roster, desk, services.GetRequiredService<IGrainFactory>(), services.GetRequiredService<ISiloStatusOracle>(),
            services.GetRequiredService<ILocalSiloDetails>(), assignment.LeavesOutThisMachine, Send);
        using var stop = new CancellationTokenSource();
        var watch = recruiter.Run(stop.Token);
        var status = new StatusFile(folder, assignment, roster).Run(stop.Token);
        Send(new ClusterLine { Slots = 0 });
        while (await Console.In.ReadLineAsync() is { } line) dispatcher.Receive(ClusterLine.Parse(line));
        await stop.CancelAsync();
        await Task.WhenAll(watch, status);
        Environment.Exit(0);
    }

    /// <exception cref="ClusterException">NAS2091: nodes cannot reach the address, or it is taken.</exception>
    private static IPEndPoint Listening(string text)
    {
        if (!IPEndPoint.TryParse(text, out var place) || place.Port == 0 || place.Address.Equals(IPAddress.Any))
            throw new ClusterException(
                "NAS2091", $"'{text}' is not an address at which nodes can reach this machine. Name its own one and a port, such as 10.0.0.5:11111.");
        try
        {
            using var probe = new TcpListener(place);
            probe.Start();
            return place;
        }
        catch (SocketException e)
        {
            throw new ClusterException(
                "NAS2091", $"The search cannot listen at {text}: {e.Message}. Another search may use the port, or the address is another machine's.", e);
        }
    }

    private static void Send(ClusterLine line)
    {
        lock (Output)
        {
            Console.Out.WriteLine(line.ToText());
            Console.Out.Flush();
        }
    }
}
