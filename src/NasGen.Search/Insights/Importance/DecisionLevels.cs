using System.Globalization;
using NasGen.Search.Spaces;

namespace NasGen.Search.Insights.Importance;

/// <summary>
/// The levels of a decision for a tree. Options are levels, long ranges are cut into equal bins, and a decision that is not alive has a level of
/// its own, the last.
/// </summary>
public sealed class DecisionLevels
{
    private const int Bins = 8;

    private readonly Domain _domain;

    public DecisionLevels(Decision decision)
    {
        Decision = decision;
        _domain = decision.Domain;
        IsBinned = _domain is FloatRange || _domain is not Categorical && _domain.Count > 2 * Bins;
        IsOrdered = _domain is not Categorical;
        Alive = IsBinned ? Bins : (int)Math.Min(_domain.Count!.Value, 62);
        Labels = [.. Enumerable.Range(0, Alive).Select(Label)];
    }

    /// <summary>The decision.</summary>
    public Decision Decision { get; }

    /// <summary>Whether a level is a bin and not an option.</summary>
    public bool IsBinned { get; }

    /// <summary>Whether levels have an order.</summary>
    public bool IsOrdered { get; }

    /// <summary>The number of levels of a decision that is alive; this number is also the level of a decision that is not.</summary>
    public int Alive { get; }

    /// <summary>The labels of the levels that are alive, in ascending order if they have one.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The level of a gene.</summary>
    public int Of(double gene) => double.IsNaN(gene) ? Alive
        : IsBinned ? Math.Clamp((int)(_domain.Position(gene) * Bins), 0, Bins - 1)
        : (int)Math.Min(_domain.Rank(gene), Alive - 1);

    private string Label(int level) => IsBinned
        ? "≈ " + Short(_domain.Format(_domain.AtPosition((level + 0.5) / Bins)))
        : _domain.Format(_domain.AtRank(level));

    private static string Short(string number) => double.Parse(number, CultureInfo.InvariantCulture).ToString("G3", CultureInfo.InvariantCulture);
}
