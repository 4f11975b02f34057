using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using NasGen.Cli.Crews;
using NasGen.Search.Contracts;

namespace NasGen.Cli.Tests.Crews;

/// <summary>A real search's silo with real nodes on this machine, whose crews sleep instead of training.</summary>
internal sealed class SleepCluster : IDisposable
{
    /// <summary>The longest time for a silo to start: several seconds of processor time, on a machine that does other work.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _root = Directory.CreateTempSubdirectory("nasgen-").FullName;
    private readonly ConcurrentBag<Process> _nodes = [];

    public SleepCluster()
    {
        Folder = Path.Combine(_root, "team");
        Run("init", Folder);
        var crew = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../NasGen.SleepCrew/bin", Configuration, "net10.0"));
        var deps = Path.Combine(crew, "NasGen.SleepCrew.deps.json");
        var project = Directory.CreateDirectory(Path.Combine(_root, "project")).FullName;
        Place = new IPEndPoint(IPAddress.Loopback, FreePort());
        Search = new ClusterProcess(
            ClusterProgram.CommandLine(),
            new ClusterAssignment(
                Folder, Place.ToString(), new ClusterShipment(crew, crew, deps, [], project, []), "NasGen.SleepCrew.dll", "NasGen.SleepCrew.dll", [], false),
            Lines.Enqueue);
    }

    public string Folder { get; }

    public IPEndPoint Place { get; }

    public ClusterProcess Search { get; }

    /// <summary>What the search said.</summary>
    public ConcurrentQueue<string> Lines { get; } = [];

    /// <summary>The numbers of the requests that crews have begun.</summary>
    public IReadOnlyList<string> Begun => [.. Directory.EnumerateFiles(_root, "log.*").SelectMany(File.ReadAllLines)];

    /// <summary>Starts a node with one slot.</summary>
    public void StartNode()
    {
        var port = FreePort();
        var info = ClusterProgram.CommandLine().ToStartInfo(
        [
            "node", "--cluster", Folder, "--join", Place.ToString(), "--slots", "1", "--port", port.ToString(CultureInfo.InvariantCulture),
        ]);
        info.Environment["NASGEN_STORE"] = Path.Combine(_root, "store");
        info.Environment["SLEEP_LOG"] = Path.Combine(_root, "log");
        _nodes.Add(Process.Start(info)!);
    }

    /// <summary>Asks a crew to sleep.</summary>
    /// <returns>The node, and the process of its silo.</returns>
    public async Task<(string Node, int Silo)> Sleep(int milliseconds)
    {
        var (node, reply) = await Search.Ask(new CrewRequest(0, milliseconds.ToString(CultureInfo.InvariantCulture)), null, CancellationToken.None);
        return (node, reply.Result!.Value.GetInt32());
    }

    public async Task Until(Func<bool> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!condition() && clock.Elapsed < Patience) await Task.Delay(50);
        Assert.True(condition(), string.Join('\n', Lines));
    }

    public void Dispose()
    {
        Search.Dispose();
        foreach (var node in _nodes)
            using (node) node.Kill(entireProcessTree: true);
        Directory.Delete(_root, recursive: true);
    }

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static void Run(params string[] arguments)
    {
        var info = ClusterProgram.CommandLine().ToStartInfo(arguments);
        info.RedirectStandardOutput = true;
        using var process = Process.Start(info)!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
