using NasGen.Cli.Crews;
using NasGen.Cli.Hosting;
using NasGen.Cli.Platform;
using NasGen.Cli.Settings;
using NasGen.Cli.Winners;
using NasGen.Cli.Workers;
using NasGen.Data;
using NasGen.Errors;
using NasGen.Search.Capacity;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Files;
using NasGen.Search.Numerics;
using NasGen.Search.Sessions;
using NasGen.Search.Wording;

namespace NasGen.Cli.Commands;

/// <summary>The searches of one command, one after the other.</summary>
internal static class SearchAll
{
    /// <param name="cluster">The cluster that trains; <see langword="null"/>: this machine does.</param>
    public static async Task Run(
        IReadOnlyList<SearchOrder> orders, WorkPlace place, ClusterSearch? cluster, ISearchView view, CancellationToken stop)
    {
        var used = Deadline.SinceProcessStart();
        DeadProcesses.Sweep(Path.GetTempPath());
        foreach (var (wanted, index) in orders.Select((o, i) => (o, i)))
        {
            stop.ThrowIfCancellationRequested();
            var order = cluster is null ? wanted : wanted with { Workers = 1, MayArrange = false };
            foreach (var line in MemoryLines(order, place)) view.Say(line);
            var local = Workforce(order, place);
            // The time until the first node takes part is not the search's.
            await using IWorkforce workforce = cluster is null
                ? local
                : await cluster.Gather(order, place.Assembly, place.ProjectDirectory, local, view.Say, stop);
            order = order with { Workers = workforce.Size };
            var output = new ProjectOutput(order);
            var deadline = new Deadline(order.Time, index == 0 ? used : TimeSpan.Zero);
            var study = order.Capacity is null ? null : new CapacitySession(order, workforce, view, output);
            if (study is null || !await study.IsInterrupted(stop)) await new SearchSession(order, workforce, deadline, view, output).Run(stop);
            if (study is not null) await study.Run(stop);
        }
    }

    /// <summary>Runs only the capacity studies of spaces that were searched before.</summary>
    public static async Task Study(IReadOnlyList<SearchOrder> orders, WorkPlace place, ISearchView view, CancellationToken stop)
    {
        foreach (var wanted in orders)
        {
            stop.ThrowIfCancellationRequested();
            var order = wanted with { Seed = CapacitySession.SeedOf(wanted) };
            await using var workforce = Workforce(order, place);
            await new CapacitySession(order, workforce, view, new ProjectOutput(order)).Run(stop);
        }
    }

    /// <summary>The warning, before any data are read, that they do not fit into memory.</summary>
    public static IEnumerable<string> MemoryLines(SearchOrder order, WorkPlace place)
    {
        var model = order.Model;
        return DataMemory.Estimate(new DataContext(model.Descriptor, place.ProjectDirectory)) is var (samples, reading)
            && DataMemory.Warning(samples, reading, order.Workers, DataMemory.Available) is { } note
            ? [CanonicalError.Format("warning", note.Code, note.Text, model.File, model.Task.Line)]
            : [];
    }

    /// <summary>Creates the worker processes for an order.</summary>
    public static WorkerPool Workforce(SearchOrder order, WorkPlace place)
    {
        var evaluator = new EvaluatorOptions(
            place.ProjectDirectory, RandomStream.DeriveSeed(order.Seed, "split"), order.Threads, order.Device);
        var options = new WorkerOptions(place.Assembly, order.Model.QualifiedName, evaluator);
        var dryRun = TimeSpan.FromSeconds(Math.Clamp((order.Time?.TotalSeconds ?? 200) / 10, 3, 20));
        return new WorkerPool(new WorkerLaunch(RuntimeCommandLine.Current, options), order.Workers, dryRun, RunFolder.TryCreate(place.StateDirectory, "data-"));
    }
}
