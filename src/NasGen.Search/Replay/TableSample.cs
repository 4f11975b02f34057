using NasGen.Search.Comparison;
using NasGen.Search.Numerics;
using NasGen.Search.Trials;

namespace NasGen.Search.Replay;

/// <summary>The rows of a recorded table as a sample of a space.</summary>
internal static class TableSample
{
    /// <summary>Draws rows without replacement. A row that exceeds a limit is not of the space; one without a value counts as failed.</summary>
    /// <param name="table">The table.</param>
    /// <param name="name">The name of the space.</param>
    /// <param name="objectives">The quality, the costs, and the limits.</param>
    /// <param name="count">The number of rows; <see langword="null"/> for all.</param>
    /// <param name="seed">The seed of the draws.</param>
    /// <exception cref="TableException">The table lacks a column, or has too few rows.</exception>
    public static SpaceSample Of(RecordedTable table, string name, ObjectiveSet objectives, int? count = null, ulong seed = 0)
    {
        double[][] columns = [.. objectives.All.Select(o => table.Column(o.Name))];
        (double[] Cost, double Max)[] limits = [.. objectives.Limits.Select(l => (table.Column(l.Cost), l.Max))];
        int[] within = [.. Enumerable.Range(0, table.Rows.Count).Where(row => limits.All(l => !(l.Cost[row] > l.Max)))];
        int[] known = [.. within.Where(row => columns.All(column => double.IsFinite(column[row])))];
        var wanted = count ?? known.Length;
        if (known.Length < Math.Max(wanted, SpaceComparison.Fewest))
            throw new TableException(
                $"{table.Name} has {known.Length} rows with all objectives within the limits, and {Math.Max(wanted, SpaceComparison.Fewest)} are needed.");
        if (count is not null) new RandomStream(seed, "table-sample").Shuffle(known);
        return new SpaceSample(
            name, [.. known.Take(wanted).Select(row => new SampledArchitecture(
                table.Rows[row].ToString(), columns[0][row], [.. columns.Skip(1).Select(column => column[row])], double.NaN))],
            count is null ? within.Length - known.Length : 0);
    }
}
