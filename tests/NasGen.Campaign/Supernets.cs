using System.Diagnostics;
using NasGen.Cli.Tests.Commands;
using NasGen.Cli.Tests.Spaces;
using NasGen.Cli.Tests.Workers;

namespace NasGen.Campaign;

/// <summary>
/// Searches that follow a supernet, whose worker is one of those that are killed or suspended. Without it the search goes on with trainings of its own; if
/// the host was killed, the same command goes on.
/// </summary>
internal static class Supernets
{
    private static readonly string[] Methods = ["spos", "darts", "gdas"];
    private static readonly string[] Kinds = ["every worker", "worker", "suspended worker", "host", "every worker"];

    public static async Task<Tally> Run(int events, int seed)
    {
        var (tally, random, failed) = (new Tally("supernets"), new Random(seed), 0);
        Environment.SetEnvironmentVariable(Misbehaviour.Variable, "slow@5");
        try
        {
            for (var i = 0; i < events; i++)
            {
                var (kind, method) = (Kinds[i % Kinds.Length], Methods[i % Methods.Length]);
                var what = $"event {i}, {kind}, {method}";
                using var project = new HostProject(nameof(SharedNet));
                var remains = new Remains(project.Folder, nameof(SharedNet));
                string[] search = ["--budget", "30trials", "--workers", "2", "--strategy", method];
                using var host = project.Start("search", search);
                var ended = HostProject.End(host);
                await Task.Delay(random.Next(1000, 15_000));
                await Strike(kind, host, random);
                var (code, output, errors) = await ended;
                if (kind == "host" && code != 0) (code, output, errors) = await project.Run("search", search);
                if (output.Contains("the supernet failed", StringComparison.Ordinal)) failed++;
                if (code != 0) tally.Complain(Outcome.Unhandled, $"{what}: the search ended with {code}: {errors}");
                else if (!File.Exists(remains.Winner)) tally.Complain(Outcome.Lost, $"{what}: there is no winner");
                else remains.Look(tally, what);
            }
        }
        finally
        {
            Environment.SetEnvironmentVariable(Misbehaviour.Variable, "");
        }
        tally.Note = $"{failed} searches went on without their supernet";
        return tally;
    }

    private static async Task Strike(string kind, Process host, Random random)
    {
        if (host.HasExited) return;
        if (kind == "host")
        {
            host.Kill();
            return;
        }
        var workers = ToyWorkers.Of(host.Id);
        if (workers.Length == 0) return;
        int[] struck = kind == "every worker" ? workers : [workers[random.Next(workers.Length)]];
        foreach (var worker in struck) Signals.Send(kind == "suspended worker" ? "STOP" : "KILL", worker);
        if (kind != "suspended worker") return;
        await Task.Delay(1500);
        Signals.Send("CONT", struck[0]);
    }
}
