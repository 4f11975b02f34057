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
    /// <exception cref="NasException">NAS2040: a table cannot be read. NAS2041: it lacks what is compared.</exception>
    public static ComparisonFindings Run(IReadOnlyList<string> paths, ObjectiveSet objectives, int? trials, ulong seed)
    {
        if (paths.Count != 2 || objectives.All.Count < 2)
            throw new NasException("NAS2041", "A comparison of tables needs two tables, a quality and a cost: a.csv b.csv --maximize m:NAME --minimize m:NAME.");
        try
        {
            var (first, second) = (Sample(paths[0]), Sample(paths[1]));
            if (first.Name == second.Name) (first, second) = (first with { Name = paths[0] }, second with { Name = paths[1] });
            return new(SpaceComparison.OfAll(first, second, new ComparedMeasures(objectives.Primary, [.. objectives.All.Skip(1)])), null, seed);
        }
        catch (TableException e)
        {
            throw new NasException("NAS2041", e.Message, inner: e);
        }

        SpaceSample Sample(string path) => TableSample.Of(TableFile.Read(path, null), Path.GetFileName(path).Split('.')[0], objectives, trials, seed);
    }
}
