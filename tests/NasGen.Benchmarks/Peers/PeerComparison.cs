using System.Globalization;
using NasGen.Benchmarks.Searches;

namespace NasGen.Benchmarks.Peers;

/// <summary>
/// Compares NasGen with Optuna and PyTorch at equal wall clock, seed by seed, in turns: the tool that begins alternates. A stopped comparison
/// continues where it was.
/// </summary>
internal static class PeerComparison
{
    public static int Run(string[] arguments)
    {
        if (arguments is ["check", ..]) return ParameterCheck.Run(arguments[1..]);
        if (PeerCase.All.FirstOrDefault(c => c.Name == arguments.FirstOrDefault()) is not { } peerCase)
            throw new InvalidOperationException($"Name a case: {string.Join(", ", PeerCase.All.Select(c => c.Name))}; or check.");
        var options = PeerOptions.Parse(arguments[1..]);
        var seconds = options.Seconds ?? peerCase.Seconds;
        var results = new PeerResults(peerCase.Name + options.Suffix);
        using var process = new PeerProcess();
        using var stopped = new StopSignals(process.Dispose);
        var missing = Missing(results, options);
        if (missing.Count > 0)
        {
            var searches = new PeerSearches(peerCase, new PeerProject(peerCase, options), process, seconds);
            if (missing.Any(m => m.Tool == PeerRun.NasGen)) searches.Build();
            foreach (var (tool, seed) in missing)
            {
                var run = tool == PeerRun.NasGen ? searches.NasGen(seed) : searches.Optuna(seed);
                results.Append(run);
                Print(run);
            }
        }
        Console.WriteLine("results: " + results.Path);
        new PeerTable(results.Read(), seconds).Print();
        return Missing(results, options).Count == 0 ? 0 : 1;
    }

    /// <summary>The searches that are not in the results yet, or failed, in their order.</summary>
    private static List<(string Tool, int Seed)> Missing(PeerResults results, PeerOptions options)
    {
        var known = results.Read();
        return
        [
            .. Enumerable.Range(options.FirstSeed, options.Seeds)
                .SelectMany(seed => seed % 2 == 1
                    ? new[] { (PeerRun.NasGen, seed), (PeerRun.Optuna, seed) }
                    : [(PeerRun.Optuna, seed), (PeerRun.NasGen, seed)])
                .Where(search => known.GetValueOrDefault(search)?.Test is null),
        ];
    }

    private static void Print(PeerRun run)
    {
        var trials = string.Join(", ", run.Trials.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Key} {t.Value}")));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{run.Tool} seed {run.Seed}: test {run.Test:P2}, validation {run.Validation:P2}, {run.Parameters:N0} parameters; "
            + $"{run.Wall:F1} s of {run.Seconds} s, load {run.Load:F1}; trials: {trials}; {run.Architecture}"));
        if (run.Error is { } error) Console.WriteLine("  " + error);
    }
}
