using NasGen.Cli.Hosting;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Numerics;
using NasGen.Search.Trials;
using NasGen.Shared;

namespace NasGen.Cli.Crews;

/// <summary>How a search is shared with other machines.</summary>
/// <param name="Folder">The cluster's folder.</param>
/// <param name="Listen">The address by which nodes reach the search.</param>
/// <param name="Data">Further files and folders that trainings read, relative to the project's folder.</param>
internal sealed record ClusterSearch(string Folder, string Listen, IReadOnlyList<string> Data)
{
    /// <summary>Connects a search with its nodes, and waits for the first.</summary>
    /// <param name="local">The worker of this machine, which the workforce takes over.</param>
    /// <exception cref="NasException">NAS2090, NAS2091, NAS2092, NAS2095: the cluster cannot be used.</exception>
    public async Task<ClusterWorkforce> Gather(
        SearchOrder order, string assembly, string projectDirectory, IWorkforce local, Action<string> say, CancellationToken stop)
    {
        var data = await DataLoading.Describe(local, order.Model, stop);
        var crew = new CrewOptions(
            order.Model.QualifiedName, RandomStream.DeriveSeed(order.Seed, "split"), order.Device, CrewOptions.Describe(await local.Greet(stop)),
            data.Hash, data.Split);
        var host = typeof(ClusterSearch).Assembly.Location;
        var runtime = RuntimeCommandLine.Current;
        var shipment = new ClusterShipment(
            Path.GetDirectoryName(assembly)!, Path.GetDirectoryName(host)!, runtime.DepsFile ?? Path.ChangeExtension(assembly, "deps.json"),
            runtime.PackageFolders, projectDirectory, [.. DataFiles(order.Model.Task.Data), .. Data]);
        var measures = order.Target is null && new Goal(order.Model.Task).NeedsLatency;
        var cluster = new ClusterProcess(
            ClusterProgram.CommandLine(),
            new ClusterAssignment(Folder, Listen, shipment, Path.GetFileName(assembly), Path.GetFileName(host), crew.ToArguments(), measures), say);
        try
        {
            await cluster.Listening(stop);
            say($"Waits for nodes. On each machine: nasgen node --cluster {Path.GetFileName(Folder)} --join {Listen}");
            await cluster.Manned(stop);
            return new ClusterWorkforce(local, cluster);
        }
        catch
        {
            cluster.Dispose();
            await local.DisposeAsync();
            throw;
        }
    }

    /// <summary>The files that the model's attributes name.</summary>
    private static IEnumerable<string> DataFiles(DataDescriptor data) => data.Kind == DataKind.Method
        ? []
        : ((string?[])[data.Path, data.Test, data.TestLabels, .. data.Kind == DataKind.Idx ? data.Labels ?? [] : []]).OfType<string>();
}
