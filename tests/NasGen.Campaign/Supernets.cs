using System.Diagnostics;
using NasGen.Cli.Tests.Commands;
using NasGen.Cli.Tests.Spaces;
using NasGen.Cli.Tests.Workers;
using NasGen.Search.Trials;

namespace NasGen.Campaign;

/// <summary>
/// Searches that follow a supernet, struck while it is trained or while a dry run is made. A search that lost its supernet says so and goes on with trainings of
/// its own, a dry run is made again, and if the host was killed, the same command goes on. What strikes too late is no event.
/// </summary>
internal static class Supernets
{
    private static readonly string[] Methods = ["spos", "darts", "gdas"];
    private static readonly string[] Kinds = ["its worker", "every worker", "its worker, suspended", "a dry run", "the host"];
    private static readonly TimeSpan Waiting = TimeSpan.FromMinutes(3), Longest = TimeSpan.FromMinutes(20);

    public static async Task<Tally> Run(int events, int seed)
    {
        var (tally, random) = (new Tally("supernets"), new Random(seed));
        var hits = Kinds.ToDictionary(kind => kind, _ => 0);
        Environment.SetEnvironmentVariable(Misbehaviour.Variable, "slow@15");
        try
        {
            for (var i = 0; tally.Events < events && i < 2 * events + 10; i++)
            {
                var kind = Kinds[i % Kinds.Length];
                if (await Event(tally, kind, Methods[i % Methods.Length], $"search {i}", random)) hits[kind]++;
                Console.Error.WriteLine($"  {kind}: {hits[kind]} of {i / Kinds.Length + 1} struck, {tally.Complaints.Count} complaints");
            }
        }
        finally
        {
            Environment.SetEnvironmentVariable(Misbehaviour.Variable, "");
        }
        tally.Note = "struck: " + string.Join(", ", hits.Select(hit => $"{hit.Key} {hit.Value}"));
        return tally;
    }

    /// <returns>Whether it struck what it meant to.</returns>
    private static async Task<bool> Event(Tally tally, string kind, string method, string what, Random random)
    {
        what = $"{what}, {kind}, {method}";
        using var project = new HostProject(nameof(SharedNet));
        var (activities, remains) = (Directory.CreateDirectory(Path.Combine(project.Folder, "activities")).FullName, new Remains(project.Folder, nameof(SharedNet)));
        string[] search = ["--budget", "4trials", "--workers", "2", "--strategy", method];
        var info = project.Info("search", search);
        info.Environment[Activity.Variable] = activities;
        using var host = Process.Start(info)!;
        var ended = HostProject.End(host, Longest);
        var isStruck = await Strike(kind, host, activities, random);
        var (code, output, errors) = await ended;
        if (kind == "the host" && isStruck) (code, output, errors) = await project.Run("search", search);
        var isLost = output.Contains("the supernet failed: The worker process ended", StringComparison.Ordinal);
        if (code != 0) tally.Complain(Outcome.Unhandled, $"{what}: the search ended with {code}: {errors}");
        else if (!File.Exists(remains.Winner)) tally.Complain(Outcome.Lost, $"{what}: there is no winner");
        else if (isStruck && isLost != (kind is "its worker" or "every worker"))
            tally.Complain(Outcome.Lost, $"{what}: the supernet {(isLost ? "was lost" : "was killed and nothing said so")}: {output}");
        else if (kind != "every worker" && project.Trials().FirstOrDefault(trial => trial.State == TrialState.Failed) is { } failed)
            tally.Complain(Outcome.Lost, $"{what}: trial {failed.Id} failed: {failed.Cause}");
        else if (isStruck) remains.Look(tally, what);
        return isStruck;
    }

    private static async Task<bool> Strike(string kind, Process host, string activities, Random random)
    {
        var activity = kind == "a dry run" ? Activity.DryRun : Activity.Supernet;
        if (await Stopped(host, activity, activities) is not { } first) return false;
        Signals.Send(Signal.Continue, first);
        await Task.Delay(random.Next(400));
        if (await Stopped(host, activity, activities) is not { } worker) return false;
        if (kind == "the host") host.Kill();
        else if (kind == "its worker, suspended") await Task.Delay(1500);
        else
            foreach (var struck in kind == "every worker" ? ToyWorkers.Of(host.Id) : [worker])
                Signals.Send(Signal.Kill, struck);
        Signals.Send(Signal.Continue, worker);
        return true;
    }

    /// <summary>Stops a worker at an activity, of which it is certain then; <see langword="null"/> if there is none any more.</summary>
    private static async Task<int?> Stopped(Process host, string activity, string activities)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Waiting && !host.HasExited; await Task.Delay(1))
            foreach (var worker in ToyWorkers.Of(host.Id))
            {
                if (Activity.Of(activities, worker) != activity) continue;
                Signals.Send(Signal.Stop, worker);
                while (ToyWorkers.IsRunning(worker) && !ToyWorkers.IsStopped(worker)) await Task.Delay(1);
                if (ToyWorkers.IsStopped(worker) && Activity.Of(activities, worker) == activity) return worker;
                Signals.Send(Signal.Continue, worker);
            }
        return null;
    }
}
