using System.Diagnostics;
using System.Globalization;
using NasGen.Cli.Tests.Commands;
using NasGen.Cli.Tests.Spaces;
using NasGen.Cli.Tests.Workers;

namespace NasGen.Campaign;

/// <summary>
/// Searches whose processes may have little memory: 4 to 8 MB for .NET, few addresses, a model that takes tensors without end, or a worker that gets nothing
/// more from some moment on. What needs more says so, nothing that was finished is lost, and with more memory the same command goes on. Only a search that met
/// its limit is an event.
/// </summary>
internal static class Memories
{
    private static readonly string[] Kinds = ["a small heap", "few addresses", "tensors", "nothing more"];
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(20);
    private static readonly string[] Search = ["--budget", "12trials", "--workers", "2"];

    public static async Task<Tally> Run(int events, int seed)
    {
        var (tally, random) = (new Tally("memory"), new Random(seed));
        var met = Kinds.ToDictionary(kind => kind, _ => 0);
        for (var i = 0; tally.Events < events && i < 2 * events + 10; i++)
        {
            var kind = Kinds[i % Kinds.Length];
            if (await Event(tally, kind, $"search {i}, {kind}", random)) met[kind]++;
            Console.Error.WriteLine($"  {kind}: {met[kind]} of {i / Kinds.Length + 1} met, {tally.Complaints.Count} complaints");
        }
        tally.Note = "limits met: " + string.Join(", ", met.Select(m => $"{m.Key} {m.Value}"));
        return tally;
    }

    /// <returns>Whether the limit was met.</returns>
    private static async Task<bool> Event(Tally tally, string kind, string what, Random random)
    {
        using var project = new HostProject("QuickNet");
        var remains = new Remains(project.Folder, "QuickNet");
        var limit = kind switch
        {
            "a small heap" => random.Next(4_200_000, 8_200_000),
            "few addresses" => random.Next(2_000_000, 3_000_000),
            "tensors" => random.Next(4_000_000, 5_000_000),
            _ => 0,
        };
        using var limited = Process.Start(Limited(project, kind, limit, random))!;
        var ended = HostProject.End(limited, Longest);
        var hasDied = kind == "nothing more" && await GiveNothingMore(limited, random);
        var (code, output, errors) = await ended;
        what = string.Create(CultureInfo.InvariantCulture, $"{what}, {limit}");
        var isSaid = (output + errors).Contains("memory", StringComparison.OrdinalIgnoreCase)
            || project.Trials().Any(trial => trial.Cause?.Contains("memory", StringComparison.Ordinal) == true);
        // The C library and .NET abort if the system gives them no addresses for their own parts; nothing in the process can catch that.
        var isOfRuntime = kind == "few addresses" && (code is 127 or 134);
        if (code != 0 && !isOfRuntime && (code != 1 || !errors.Contains("error NAS", StringComparison.Ordinal))) tally.Complain(Outcome.Unhandled, $"{what}: {code}, {errors}");
        else if (code != 0 && !isSaid && !hasDied && !isOfRuntime) tally.Complain(Outcome.Unhandled, $"{what}: no word about memory: {errors}");
        else if (await project.Run("search", Search) is { Code: not 0 } again) tally.Complain(Outcome.Lost, $"{what}: not resumed: {again.Errors}");
        else if (isSaid || hasDied || isOfRuntime) remains.Look(tally, what);
        return isSaid || hasDied || isOfRuntime;
    }

    /// <summary>How the search is started, so that its workers have the limit too.</summary>
    private static ProcessStartInfo Limited(HostProject project, string kind, int limit, Random random)
    {
        var info = project.Info("search", Search);
        info.Environment["DOTNET_GCHeapHardLimit"] = (kind == "a small heap" ? limit : 0x10000000).ToString("x", CultureInfo.InvariantCulture);
        info.Environment[Misbehaviour.Variable] = kind switch
        {
            "tensors" => $"tensors@{random.Next(1, 60)}",
            "nothing more" => "slow@5",
            _ => "",
        };
        if (kind is not ("few addresses" or "tensors")) return info;
        string[] line = ["-c", $"ulimit -v {limit}; exec \"$0\" \"$@\"", info.FileName, .. info.ArgumentList];
        info.FileName = "sh";
        info.ArgumentList.Clear();
        foreach (var argument in line) info.ArgumentList.Add(argument);
        return info;
    }

    /// <summary>The system gives one of the workers nothing more than it has.</summary>
    /// <returns>Whether the worker died of it.</returns>
    private static async Task<bool> GiveNothingMore(Process host, Random random)
    {
        await Task.Delay(random.Next(2000, 8000));
        if (ToyWorkers.Of(host.Id) is not { Length: > 0 } workers) return false;
        var worker = workers[random.Next(workers.Length)];
        using var limit = Process.Start("prlimit", ["--pid", worker.ToString(CultureInfo.InvariantCulture), "--as=1000000000"]);
        await limit.WaitForExitAsync();
        while (!host.HasExited && ToyWorkers.IsRunning(worker)) await Task.Delay(50);
        return !host.HasExited;
    }
}
