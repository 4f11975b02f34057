using System.Diagnostics;
using System.Globalization;
using NasGen.Cli.Hosting;
using NasGen.Cli.Tests.Commands;
using NasGen.Cli.Tests.Spaces;
using NasGen.Cli.Tests.Workers;
using NasGen.Cli.Workers;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Tests.Sessions;

namespace NasGen.Campaign;

/// <summary>
/// Processes whose memory has a limit: the host and its workers with a heap of 7 to 12 MB, or a worker that asks libtorch for tensors without end. Either there
/// is enough, or an error with a code says that there is not; nothing that was finished is lost, and with more memory the same command goes on.
/// </summary>
internal static class Memories
{
    private const string Heap = "DOTNET_GCHeapHardLimit";
    private static readonly string[] Search = ["--budget", "12trials", "--workers", "2"];

    public static async Task<Tally> Run(int events, int seed)
    {
        var (tally, random, exhausted) = (new Tally("memory"), new Random(seed), 0);
        for (var i = 0; i < events; i++)
            if (i % 5 == 4) await Tensors(tally, $"event {i}, tensors", random);
            else if (await SmallHeap(tally, $"event {i}", random)) exhausted++;
        tally.Note = $"{exhausted} searches had too little and said so";
        return tally;
    }

    /// <returns>Whether the memory was too small.</returns>
    private static async Task<bool> SmallHeap(Tally tally, string what, Random random)
    {
        using var project = new HostProject("QuickNet");
        var remains = new Remains(project.Folder, "QuickNet");
        var bytes = random.Next(7_000_000, 12_000_000);
        var info = project.Info("search", Search);
        info.Environment[Heap] = bytes.ToString("x", CultureInfo.InvariantCulture);
        using var limited = Process.Start(info)!;
        var (code, _, errors) = await HostProject.End(limited);
        what = $"{what}, {bytes / 1_000} kB";
        if (code != 0 && (code != 1 || !errors.Contains("error NAS", StringComparison.Ordinal)))
            tally.Complain(Outcome.Unhandled, $"{what}: {code}, {errors}");
        else if (await project.Run("search", Search) is { Code: not 0 } again) tally.Complain(Outcome.Lost, $"{what}: not resumed: {again.Errors}");
        else remains.Look(tally, what);
        return code != 0;
    }

    /// <summary>A model takes native memory without end in a worker that may have four gigabytes of addresses.</summary>
    private static async Task Tensors(Tally tally, string what, Random random)
    {
        var runtime = ToyWorkers.Launch.Runtime;
        var limited = ToyWorkers.Launch with
        {
            Runtime = new RuntimeCommandLine("sh", ["-c", "ulimit -v 4000000; exec \"$0\" \"$@\"", runtime.Executable, .. runtime.Arguments]),
        };
        var genotype = new ToySpace().Descriptor.Space.ToSearchSpace().Default;
        Environment.SetEnvironmentVariable(Heap, "0x18000000");
        Environment.SetEnvironmentVariable(Misbehaviour.Variable, $"tensors@{random.Next(1, 4)}");
        try
        {
            await using var workers = new WorkerPool(limited, size: 1, TimeSpan.FromSeconds(60));
            await workers.DryRun(genotype, default);
            await workers.Evaluate(genotype, new EvaluationRequest(3), TimeSpan.FromSeconds(60), null, default);
            tally.Complain(Outcome.Unbounded, $"{what}: nothing was said");
        }
        catch (NasException e) when (e.Message.Contains("memory", StringComparison.Ordinal))
        {
            tally.Survived();
        }
        catch (Exception e)
        {
            tally.Complain(Outcome.Unhandled, $"{what}: {e.Message}");
        }
        finally
        {
            Environment.SetEnvironmentVariable(Misbehaviour.Variable, "");
            Environment.SetEnvironmentVariable(Heap, null);
        }
    }
}
