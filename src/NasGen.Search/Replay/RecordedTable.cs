using NasGen.Search.Spaces;
using NasGen.Search.Text;

namespace NasGen.Search.Replay;

/// <summary>The recorded results of many architectures, one per row. A search over a table needs no training.</summary>
public sealed class RecordedTable
{
    private readonly Dictionary<Genotype, int> _places = [];
    private readonly Dictionary<string, double[]> _columns;

    /// <param name="name">The name in reports.</param>
    /// <param name="space">The search space of the rows.</param>
    /// <param name="rows">The architectures, each once.</param>
    /// <param name="columns">The metrics by name, one value per row; NaN if a row has none.</param>
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

    /// <summary>The name in reports.</summary>
    public string Name { get; }

    /// <summary>The search space of the rows.</summary>
    public SearchSpace Space { get; }

    /// <summary>The architectures.</summary>
    public IReadOnlyList<Genotype> Rows { get; }

    /// <summary>The names of the metrics, without the header's <c>m:</c>.</summary>
    public IReadOnlyList<string> Metrics { get; }

    /// <summary>The row of an architecture; −1 if the table lacks it.</summary>
    public int RowOf(Genotype genotype) => _places.GetValueOrDefault(genotype, -1);

    /// <summary>The values of a metric, one per row.</summary>
    /// <exception cref="TableException">The table lacks this metric; the message suggests the nearest name.</exception>
    public double[] Column(string metric) => _columns.GetValueOrDefault(metric)
        ?? throw new TableException($"{Name} has no metric '{metric}'.{NearestName.Hint(metric, [.. Metrics])}");
}
