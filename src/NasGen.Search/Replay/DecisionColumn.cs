using System.Globalization;
using NasGen.Search.Spaces;

namespace NasGen.Search.Replay;

/// <summary>A column of options and the decision that it describes. An empty cell means that the decision is not alive in that row.</summary>
internal sealed class DecisionColumn
{
    /// <summary>The most options that are texts, and the most that are numbers: of a number of its own for each architecture there are more.</summary>
    private const int MostTexts = 1000, MostNumbers = 10_000;

    private readonly Domain _domain;
    private readonly double[] _genes;

    /// <param name="name">The name of the decision.</param>
    /// <param name="cells">The cells, one per row.</param>
    /// <exception cref="TableException">The column is empty, or has too many options.</exception>
    public DecisionColumn(string name, IReadOnlyList<string> cells)
    {
        Name = name;
        string[] texts = [.. cells.Where(c => c.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (texts.Length == 0) throw new TableException($"Column d:{Name} is empty.");
        var isNumeric = texts.All(IsNumber);
        if (texts.Length > (isNumeric ? MostNumbers : MostTexts))
            throw new TableException($"Column d:{Name} has {texts.Length} options, and a table may have {(isNumeric ? MostNumbers : MostTexts)}.");
        // Numbers are ordinal in ascending order, other texts are categorical.
        if (isNumeric) texts = [.. texts.OrderBy(t => double.Parse(t, CultureInfo.InvariantCulture))];
        _domain = isNumeric ? new Ordinal(texts) : new Categorical(texts);
        var places = texts.Select((text, place) => (text, place)).ToDictionary(o => o.text, o => (double)o.place, StringComparer.Ordinal);
        _genes = [.. cells.Select(c => c.Length > 0 ? places[c] : double.NaN)];
    }

    /// <summary>The name of the decision.</summary>
    public string Name { get; }

    /// <summary>The genes, one per row; NaN where the decision is not alive.</summary>
    public IReadOnlyList<double> Genes => _genes;

    /// <summary>The decisions of all columns, with the conditions that follow from their empty cells.</summary>
    public static IReadOnlyList<Decision> ToDecisions(IReadOnlyList<DecisionColumn> columns) =>
        [.. columns.Select((column, i) => column.ToDecision(columns.Take(i)))];

    private Decision ToDecision(IEnumerable<DecisionColumn> before)
    {
        if (!_genes.Any(double.IsNaN)) return new Decision(Name, _domain);
        foreach (var parent in before)
            if (parent._domain is Categorical options && AliveUnder(parent, options.Options) is { } alive)
                return new Decision(Name, _domain, new Condition(parent.Name, alive));
        throw new TableException($"Column d:{Name} is empty in some rows, and no categorical decision before it says in which.");
    }

    /// <summary>The parent's options with which this decision is alive; <see langword="null"/> if they do not determine it.</summary>
    private List<string>? AliveUnder(DecisionColumn parent, IReadOnlyList<string> options)
    {
        // The last place is for rows in which the parent is not alive.
        var (alive, dead) = (new bool[options.Count + 1], new bool[options.Count + 1]);
        for (var row = 0; row < _genes.Length; row++)
        {
            var option = double.IsNaN(parent._genes[row]) ? options.Count : (int)parent._genes[row];
            (double.IsNaN(_genes[row]) ? dead : alive)[option] = true;
            if (alive[option] && dead[option] && option < options.Count) return null;
        }
        List<string> chosen = [.. options.Where((_, option) => alive[option])];
        return chosen.Count == 0 ? null : chosen;
    }

    private static bool IsNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value);
}
