using System.Globalization;
using NasGen.Search.Spaces;

namespace NasGen.Search.Replay;

/// <summary>A column of options and the decision that it describes. An empty cell means that the decision is not alive in that row.</summary>
internal sealed class DecisionColumn(string name, IReadOnlyList<string> cells)
{
    /// <summary>The name of the decision.</summary>
    public string Name { get; } = name;

    /// <summary>The cells, one per row.</summary>
    public IReadOnlyList<string> Cells { get; } = cells;

    private IReadOnlyList<string> Texts => field ??= [.. Cells.Where(c => c.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The decisions of all columns, with the conditions that follow from their empty cells.</summary>
    public static IReadOnlyList<Decision> ToDecisions(IReadOnlyList<DecisionColumn> columns) =>
        [.. columns.Select((column, i) => column.ToDecision([.. columns.Take(i)]))];

    private Decision ToDecision(IReadOnlyList<DecisionColumn> before)
    {
        if (Texts.Count == 0) throw new TableException($"Column d:{Name} is empty.");
        if (Cells.All(c => c.Length > 0)) return new Decision(Name, ToDomain());
        foreach (var parent in before.Where(p => p.ToDomain() is Categorical))
            if (AliveUnder(parent) is { } options)
                return new Decision(Name, ToDomain(), new Condition(parent.Name, options));
        throw new TableException($"Column d:{Name} is empty in some rows, and no categorical decision before it says in which.");
    }

    /// <summary>The domain: numbers are ordinal in ascending order, other texts are categorical.</summary>
    private Domain ToDomain() => Texts.All(IsNumber)
        ? new Ordinal([.. Texts.OrderBy(t => double.Parse(t, CultureInfo.InvariantCulture))])
        : new Categorical(Texts);

    /// <summary>The parent's options with which this decision is alive; <see langword="null"/> if they do not determine it.</summary>
    private List<string>? AliveUnder(DecisionColumn parent)
    {
        var alive = new HashSet<string>(StringComparer.Ordinal);
        var dead = new HashSet<string>(StringComparer.Ordinal);
        for (var row = 0; row < Cells.Count; row++)
            (Cells[row].Length > 0 ? alive : dead).Add(parent.Cells[row]);
        alive.Remove("");
        return alive.Count == 0 || alive.Overlaps(dead) ? null : [.. alive.Order(StringComparer.Ordinal)];
    }

    private static bool IsNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value);
}
