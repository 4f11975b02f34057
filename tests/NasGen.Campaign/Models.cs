using System.Diagnostics;
using NasGen.Cli.Tests.Spaces;
using NasGen.Cli.Tests.Workers;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Spaces;
using NasGen.Search.Tests.Sessions;

namespace NasGen.Campaign;

/// <summary>Models that crash, hang, print, read, and take what they can: each costs its request, and the next one is answered.</summary>
internal static class Models
{
    private const long MostBytes = 150_000_000;

    /// <summary>The processes that may be told to misbehave: two workers, and one for dry runs.</summary>
    private const int Told = 3;

    private static readonly string[] Words =
        ["crash", "throw", "shape", "print", "native", "setout", "flood", "shout", "read", "child", "close", "exit", "kill", "orphan", "overflow", "allocate", "threads", "hang"];

    public static async Task<Tally> Run(int events, int seed)
    {
        var tally = new Tally("models");
        var (random, space) = (new Random(seed), new ToySpace().Descriptor.Space.ToSearchSpace());
        var most = 0L;
        // Without a limit, memory that a model takes without end is the machine's.
        Environment.SetEnvironmentVariable("DOTNET_GCHeapHardLimit", "0x18000000");
        try
        {
            for (var i = 0; i < events; i++)
            {
                var word = Words[(i + seed) % Words.Length];
                var what = $"event {i}, {word}";
                Environment.SetEnvironmentVariable(Misbehaviour.Variable, $"{word}@{random.Next(1, 4)}");
                await using var workers = ToyWorkers.Start(size: 2, dryRunSeconds: 6);
                var (clock, before) = (Stopwatch.StartNew(), GC.GetTotalAllocatedBytes());
                var fault = await Fault(workers, space.Default);
                Environment.SetEnvironmentVariable(Misbehaviour.Variable, "");
                fault ??= await FaultAfterwards(workers, space.Default.With(1, 2));
                var bytes = GC.GetTotalAllocatedBytes() - before;
                most = Math.Max(most, bytes);
                if (fault is not null) tally.Complain(Outcome.Unhandled, $"{what}: {fault}");
                else if (clock.Elapsed > TimeSpan.FromSeconds(60)) tally.Complain(Outcome.Unbounded, $"{what}: {clock.Elapsed.TotalSeconds:0} s");
                else if (bytes > MostBytes) tally.Complain(Outcome.Unbounded, $"{what}: {bytes / 1_000_000} MB in the host");
                else tally.Survived();
            }
        }
        finally
        {
            Environment.SetEnvironmentVariable(Misbehaviour.Variable, "");
            Environment.SetEnvironmentVariable("DOTNET_GCHeapHardLimit", null);
        }
        tally.Note = FormattableString.Invariant($"at most {most / 1_000_000} MB allocated in the host");
        return tally;
    }

    /// <summary>Each worker that is still alive may misbehave once, at the call that it was told. A request after them is answered.</summary>
    private static async Task<string?> FaultAfterwards(IWorkforce workers, Genotype genotype)
    {
        string? fault = null;
        for (var request = 0; request <= Told; request++)
            if ((fault = await Fault(workers, genotype, mustSucceed: true)) is null)
                return null;
        return fault;
    }

    private static async Task<string?> Fault(IWorkforce workers, Genotype genotype, bool mustSucceed = false)
    {
        try
        {
            await workers.DryRun(genotype, default);
            await workers.Evaluate(genotype, new EvaluationRequest(3), TimeSpan.FromSeconds(8), null, default);
            return null;
        }
        catch (Exception e) when (!mustSucceed && e is NasException or WorkerCrashedException or WorkerTimeoutException)
        {
            return null;
        }
        catch (Exception e)
        {
            return e.ToString();
        }
    }
}
