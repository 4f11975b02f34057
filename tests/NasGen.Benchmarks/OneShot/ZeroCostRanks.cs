using System.Diagnostics;
using System.Globalization;
using NasGen.Evaluation;
using NasGen.Search.Numerics;
using NasGen.Search.Replay;
using NasGen.ZeroCost;

namespace NasGen.Benchmarks.OneShot;

/// <summary>Measures how well scores of untrained networks rank the recorded architectures, all of them and the better half.</summary>
internal static class ZeroCostRanks
{
    public static int Run(string[] arguments)
    {
        var seed = arguments.Length > 0 ? ulong.Parse(arguments[0], CultureInfo.InvariantCulture) : 1;
        var table = TableReader.Read(TruthSpace.TablePath);
        var truth = table.Column("test");
        using var evaluator = TruthSpace.Evaluator();
        var watch = Stopwatch.StartNew();
        var scores = table.Rows.Select(row => evaluator.ZeroCost(row, seed)).ToArray();
        var seconds = watch.Elapsed.TotalSeconds / scores.Length;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{scores.Length} architectures, seed {seed}, {seconds:F3} s each"));
        var median = truth.Order().ElementAt(truth.Length / 2);
        int[] all = [.. Enumerable.Range(0, truth.Length)], better = [.. all.Where(i => truth[i] >= median)];
        // Naswot needs a block with an activation layer in some decision.
        int[] scored = [.. all.Where(i => !scores[i].Values.Any(double.IsNaN))];
        Console.WriteLine($"{"",-20}{"all that the score has",-30}{"the better half",-30}{$"the {scored.Length} that every score has",-30}");
        foreach (var name in Enum.GetNames<ZeroCostScore>()) Console.WriteLine($"{name,-20}{Tau(all, name),-30}{Tau(better, name),-30}{Tau(scored, name)}");

        string Tau(int[] rows, string name)
        {
            var tau = KendallTau.Of([.. rows.Select(i => scores[i][name])], [.. rows.Select(i => truth[i])]);
            return string.Create(CultureInfo.InvariantCulture, $"{tau.Value:F3} [{tau.Lower:F3}, {tau.Upper:F3}]");
        }
        return 0;
    }
}
