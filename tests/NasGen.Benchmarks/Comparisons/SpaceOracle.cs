using System.Globalization;
using NasGen.Search.Comparison;
using NasGen.Search.Numerics;
using NasGen.Search.Replay;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Benchmarks.Comparisons;

/// <summary>
/// How often a comparison of random samples is right, on spaces whose truth is known: all cells of NAS-Bench-201 against those made of convolutions and skips
/// only, and all against all, where there is nothing to find.
/// </summary>
internal static class SpaceOracle
{
    private static readonly string[] Motifs = ["conv_3x3", "conv_1x1", "skip_connect"];
    private static readonly ComparedMeasures Measures = new(new Objective("test200", true), [new Objective("flops", false)]);

    public static int Run(string[] arguments)
    {
        if (arguments.Length == 0) throw new InvalidOperationException("Name the table: nasbench201-cifar10.csv.gz.");
        var (seeds, trials) = (Number(arguments, 1, 1000), Number(arguments, 2, 50));
        var all = TableReader.Read(arguments[0]);
        var motifs = Part(all, row => all.Space.Decisions.Select((d, i) => d.Domain.Format(row[i])).All(Motifs.Contains));
        var truth = SpaceComparison.OfAll(Sample(all, "all"), Sample(motifs, "motifs"), Measures);
        foreach (var sample in new[] { truth.First, truth.Second }) Describe(sample);
        Print($"median difference {truth.Median.First - truth.Median.Second:F4}");

        var runs = Enumerable.Range(1, seeds).Select(seed => Compare(all, motifs, trials, (ulong)seed)).ToArray();
        var between = runs.Select(r => r.Between).ToArray();
        Print($"{seeds} seeds of {trials} architectures per space");
        Print($"typical: motifs better {Share(between, c => Typical(c) == "motifs")}, all better {Share(between, c => Typical(c) == "all")}");
        Print($"front: motifs better {Share(between, c => Front(c) == "motifs")}, all better {Share(between, c => Front(c) == "all")}");
        Print($"interval of the median difference holds the truth {Share(between, c => Holds(c.Median, truth.Median.First - truth.Median.Second))}");
        var within = runs.Select(r => r.Within).ToArray();
        Print($"all against all: typical told apart {Share(within, c => Typical(c) is not null)}, front told apart {Share(within, c => Front(c) is not null)}");
        Print($"all against all: Kolmogorov-Smirnov p of 0.05 or less {Share(within, c => c.Distributions.PValue <= 0.05)}");
        return 0;
    }

    private static (SpaceComparison Between, SpaceComparison Within) Compare(RecordedTable all, RecordedTable motifs, int trials, ulong seed)
    {
        // One draw of twice the size makes two samples of one space that share no architecture.
        var twice = Sample(all, "all", 2 * trials, seed);
        var first = twice.First(trials);
        var again = twice with { Name = "again", Architectures = [.. twice.Architectures.Skip(trials)] };
        return (SpaceComparison.Of(first, Sample(motifs, "motifs", trials, seed), Measures), SpaceComparison.Of(first, again, Measures));
    }

    private static SpaceSample Sample(RecordedTable table, string name, int? count = null, ulong seed = 0) =>
        TableSample.Of(table, name, new ObjectiveSet([Measures.Quality, .. Measures.Costs]), count, seed);

    private static RecordedTable Part(RecordedTable table, Func<Genotype, bool> isIn)
    {
        int[] rows = [.. Enumerable.Range(0, table.Rows.Count).Where(row => isIn(table.Rows[row]))];
        return new RecordedTable(
            "motifs", table.Space, [.. rows.Select(row => table.Rows[row])],
            table.Metrics.ToDictionary(m => m, m => rows.Select(row => table.Column(m)[row]).ToArray()));
    }

    /// <summary>The quantiles, and the hypervolume in the box from 200 MFLOPs and 80 % to 0 and 100 %.</summary>
    private static void Describe(SpaceSample sample)
    {
        var box = new FrontBox([-80, 200e6], [-100, 0], [false, false]);
        var volume = FrontDifference.Volume([.. Measures.Losses(sample).Select(box.Place)]);
        var quantiles = string.Join(" ", new[] { 0.05, 0.25, 0.5, 0.75, 0.95, 1 }
            .Select(share => QuantileDifference.Quantile(Measures.Signed(sample), share).ToString("F4", CultureInfo.InvariantCulture)));
        Print($"{sample.Name}: {sample.Count} architectures, quantiles 5/25/50/75/95/100 % {quantiles}, hypervolume {volume:F4}");
    }

    private static string? Typical(SpaceComparison comparison) => ComparisonVerdict.Of(comparison).Typical.Better;

    private static string? Front(SpaceComparison comparison) => ComparisonVerdict.Of(comparison).Front.Better;

    private static bool Holds(QuantileDifference difference, double truth) => difference.Low <= truth && truth <= difference.High;

    private static string Share(IReadOnlyCollection<SpaceComparison> runs, Func<SpaceComparison, bool> isSo) =>
        (100.0 * runs.Count(isSo) / runs.Count).ToString("F1", CultureInfo.InvariantCulture) + " %";

    private static int Number(string[] arguments, int place, int otherwise) =>
        arguments.Length > place ? int.Parse(arguments[place], CultureInfo.InvariantCulture) : otherwise;

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
