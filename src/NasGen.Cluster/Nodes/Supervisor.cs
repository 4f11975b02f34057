using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using NasGen.Cluster.Membership;
using NasGen.Cluster.Trust;

namespace NasGen.Cluster.Nodes;

/// <summary>
/// <c>nasgen node</c>: waits until a search can be reached, runs the node's silo in a process of its own until that ends, and waits again. Orleans ends a
/// silo's process whenever it has lost its place in the cluster, and every search is a cluster of its own.
/// </summary>
internal static class Supervisor
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static async Task<int> Run(NodeOptions options, Action<string> say)
    {
        new ClusterFolder(options.Folder).Node().Dispose(); // A wrong folder is said now and not with each attempt.
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var port = NodePort.Take(options.Port);
        say($"Waits for a search at {options.Join.Host}:{options.Join.Port}. Ctrl-C ends this node.");
        while (!stop.IsCancellationRequested)
            if (await CanReach(options.Join, stop.Token)) await RunSilo(options with { Port = port.Number }, say, stop.Token);
            else await Task.WhenAny(Task.Delay(Pause, stop.Token));
        return 0;

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }

    private static async Task RunSilo(NodeOptions options, Action<string> say, CancellationToken stop)
    {
        var info = new ProcessStartInfo(
            Environment.ProcessPath!, ["exec", typeof(Supervisor).Assembly.Location, .. options.ToArguments("silo")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardError = !SiloHost.IsLogged, // Orleans writes a page about each end.
        };
        using var silo = Process.Start(info)!;
        if (info.RedirectStandardError) silo.BeginErrorReadLine();
        using var ended = stop.Register(silo.StandardInput.Close);
        await silo.WaitForExitAsync(CancellationToken.None);
        if (!stop.IsCancellationRequested) say(silo.ExitCode == 0 ? "Waits for the next search." : "The search was lost. Waits for it.");
        await Task.WhenAny(Task.Delay(Pause, stop));
    }

    private static async Task<bool> CanReach(DnsEndPoint place, CancellationToken stop)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(place.Host, place.Port, stop).AsTask().WaitAsync(TimeSpan.FromSeconds(5), stop);
            return true;
        }
        catch (Exception e) when (e is SocketException or TimeoutException or OperationCanceledException)
        {
            return false;
        }
    }
}
