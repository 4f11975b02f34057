using NasGen.Search.Spaces;
using NasGen.Search.Text;

namespace NasGen.Search.Replay;

/// <summary>The results of many architectures, one a row: a search over it takes no training.</summary>
public sealed class RecordedTable
{
    private readonly Dictionary<Genotype, int> _places = [];
    private readonly Dictionary<string, double[]> _columns;

    /// <param name="name">For reports.</param>
    /// <param name="space">What the rows are architectures of.</param>
    /// <param name="rows">Each once.</param>
    /// <param name="columns">The metrics by name, one value a row; NaN where a row has none.</param>
    public RecordedTable(string name, SearchSpace space, IReadOnlyList<Genotype> rows, IReadOnlyDictionary<string, double[]> columns)
    {
        Name = name;
        Space = space;
        Rows = rows;
        Metrics = [.. columns.Keys];
        _columns = columns.ToDictionary(StringComparer.Ordinal);
        for (var i = 0; i < rows.Count; i++)
            if (!_places.TryAdd(rows[i], i))
                throw new TableException($"Rows {_places[rows[i]] + 1} and {i + 1} are the same architecture: {rows[i]}");
    }

    public string Name { get; }

    public SearchSpace Space { get; }

    public IReadOnlyList<Genotype> Rows { get; }

    /// <summary>The names of the metrics, without the header's <c>m:</c>.</summary>
    public IReadOnlyList<string> Metrics { get; }

    /// <summary>The row of an architecture; −1 where the table lacks it.</summary>
    public int RowOf(Genotype genotype) => _places.GetValueOrDefault(genotype, -1);

    /// <summary>The values of a metric, one a row.</summary>
    /// <exception cref="TableException">There is no such metric; the message names the nearest.</exception>
    public double[] Column(string metric) => _columns.GetValueOrDefault(metric)
        ?? throw new TableException($"{Name} has no metric '{metric}'.{NearestName.Hint(metric, [.. Metrics])}");
}
