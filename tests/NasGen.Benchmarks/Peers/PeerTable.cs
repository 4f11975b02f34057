using System.Globalization;
using NasGen.Search.Numerics;

namespace NasGen.Benchmarks.Peers;

/// <summary>The comparison as a table: one row per seed that both tools have searched. Failed searches are counted, for they are no accident.</summary>
internal sealed class PeerTable(Dictionary<(string Tool, int Seed), PeerRun> results, int seconds)
{
    private readonly (PeerRun NasGen, PeerRun Optuna)[] _pairs =
    [
        .. results.Where(r => r.Key.Tool == PeerRun.NasGen && r.Value.Test is not null).OrderBy(r => r.Key.Seed)
            .Where(r => results.GetValueOrDefault((PeerRun.Optuna, r.Key.Seed))?.Test is not null)
            .Select(r => (r.Value, results[(PeerRun.Optuna, r.Key.Seed)])),
    ];

    public void Print()
    {
        foreach (var failed in results.Values.Where(r => r.Test is null).OrderBy(r => r.Seed))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{failed.Tool} failed with seed {failed.Seed}: {failed.Error}"));
        if (_pairs.Length == 0) return;
        Console.WriteLine("| seed | NasGen | Optuna | difference, points | wall clock, s | until Optuna's validation accuracy, s | load |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var (nasGen, optuna) in _pairs)
        {
            var (mine, theirs) = Until(nasGen, optuna);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {nasGen.Seed} | {nasGen.Test:P2} | {optuna.Test:P2} | {100 * (nasGen.Test - optuna.Test):+0.00;-0.00} "
                + $"| {nasGen.Wall:F0}, {optuna.Wall:F0} | {(mine is { } s ? $"{s:F0}" : "not reached")}, {theirs:F0} ({optuna.Validation:P2}) "
                + $"| {nasGen.Load:F1}, {optuna.Load:F1} |"));
        }
        double[] first = [.. _pairs.Select(p => p.NasGen.Test!.Value)], second = [.. _pairs.Select(p => p.Optuna.Test!.Value)];
        var difference = PairedDifference.Of(first, second);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{_pairs.Length} seeds of {seconds} s: NasGen {first.Average():P2}, Optuna {second.Average():P2}; difference "
            + $"{100 * difference.Estimate:+0.00;-0.00} points, 95 % [{100 * difference.Low:+0.00;-0.00}, {100 * difference.High:+0.00;-0.00}]"));
        PrintTimes();
    }

    private void PrintTimes()
    {
        double[] ratios =
        [
            .. _pairs.Select(p => Until(p.NasGen, p.Optuna)).Where(t => t is { NasGen: > 0, Optuna: > 0 })
                .Select(t => t.Optuna!.Value / t.NasGen!.Value).Order(),
        ];
        if (ratios.Length == 0) Console.WriteLine("NasGen reached Optuna's last validation accuracy in no seed");
        else
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"NasGen reached Optuna's last validation accuracy in {ratios.Length} of {_pairs.Length} seeds; there, Optuna's time / NasGen's: "
                + $"geometric mean {Math.Exp(ratios.Average(Math.Log)):F2}, median {ratios[ratios.Length / 2]:F2}"));
    }

    /// <summary>The seconds until each tool had a network with the validation accuracy that Optuna had at its end.</summary>
    private static (double? NasGen, double? Optuna) Until(PeerRun nasGen, PeerRun optuna) =>
        (nasGen.SecondsUntil(optuna.Validation), optuna.SecondsUntil(optuna.Validation));
}
