using NasGen.Search.Comparison;
using NasGen.Search.Contracts;
using NasGen.Search.Replay;
using NasGen.Search.Trials;

namespace NasGen.Cli.Replay;

/// <summary>Compares the spaces of two recorded tables.</summary>
internal static class TableComparison
{
    /// <summary>Whether a path is that of a recorded table.</summary>
    public static bool IsTable(string path) =>
        path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".csv.gz", StringComparison.OrdinalIgnoreCase);

    /// <param name="paths">The paths of the tables.</param>
    /// <param name="objectives">The quality, then the costs; and the limits.</param>
    /// <param name="trials">The number of rows to draw from each; <see langword="null"/> for all.</param>
    /// <param name="seed">The seed of the draws.</param>
    /// <param name="seeds">The number of draws, from that seed on.</param>
    /// <exception cref="NasException">NAS2040: a table cannot be read. NAS2041: it lacks what is compared.</exception>
    public static ComparisonFindings Run(IReadOnlyList<string> paths, ObjectiveSet objectives, int? trials, ulong seed, int seeds = 1)
    {
        if (seeds > 1 && trials is null)
            throw new NasException("NAS2041", "Whole tables are the same with every seed: name the number of rows to draw, as in --trials 50.");
        if (paths.Count != 2 || objectives.All.Count < 2)
            throw new NasException(
                "NAS2041", "A comparison of tables needs two tables, a quality and a cost: a.csv b.csv --maximize m:NAME --minimize m:NAME.");
        try
        {
            string[] names = [.. paths.Select(path => Path.GetFileName(path).Split('.')[0])];
            if (names[0] == names[1]) names = [.. paths];
            RecordedTable[] tables = [.. paths.Select(path => TableFile.Read(path, null))];
            var measures = new ComparedMeasures(objectives.Primary, [.. objectives.All.Skip(1)]);
            SpaceSample Sample(int side, ulong draw) => TableSample.Of(tables[side], names[side], objectives, trials, draw);
            ComparisonFindings Compare(ulong draw) => new(SpaceComparison.OfAll(Sample(0, draw), Sample(1, draw), measures), null, draw);
            return ComparisonFindings.Over([.. Enumerable.Range(0, seeds).Select(i => Compare(seed + (ulong)i))]);
        }
        catch (TableException e)
        {
            throw new NasException("NAS2041", e.Message, inner: e);
        }
    }
}
