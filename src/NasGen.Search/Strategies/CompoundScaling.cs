using System.Globalization;
using NasGen.Search.Proposals;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Strategies;

/// <summary>
/// The protocol of Tan and Le 2019, <i>EfficientNet</i>, section 3.3: the default architecture at φ = 0, then all ratios at φ = 1, then the best of them
/// at each further φ, upwards. What the limits forbid is left out, and so is what rounds to the same costs as an earlier one.
/// </summary>
/// <param name="settings">The settings of the search.</param>
public sealed class CompoundScaling(StrategySettings settings) : IStrategy
{
    private readonly List<Trial> _atOne = [];
    private readonly HashSet<string> _costs = new(StringComparer.Ordinal);
    private readonly HashSet<Genotype> _asked = [];
    private IEnumerator<Genotype>? _protocol;

    /// <inheritdoc/>
    public Proposal? Ask()
    {
        _protocol ??= Protocol().GetEnumerator();
        while (_protocol.MoveNext())
            if (settings.Feasible.Contains(_protocol.Current) && _costs.Add(CostsOf(_protocol.Current)) && _asked.Add(_protocol.Current))
                return new Proposal(_protocol.Current);
        return null;
    }

    /// <inheritdoc/>
    public void Tell(Trial trial)
    {
        if (trial.Purpose != settings.Purpose) return;
        _asked.Add(trial.Genotype);
        if (trial.Genotype[ScalingNames.Phi] == One) _atOne.Add(trial);
    }

    /// <summary>Whether a space has what the protocol scales.</summary>
    public static bool Fits(SearchSpace space) => space.IndexOf(ScalingNames.Phi) >= 0 && space.IndexOf(ScalingNames.Ratios) >= 0;

    private SearchSpace Space => settings.Feasible.Space;

    /// <summary>The options of φ, ascending.</summary>
    private IEnumerable<string> Phis => Options(ScalingNames.Phi).OrderBy(Number);

    /// <summary>The φ at which the ratios are compared: the nearest to 1 above 0.</summary>
    private string One => Phis.Skip(1).MinBy(phi => Math.Abs(Number(phi) - 1))!;

    private IEnumerable<Genotype> Protocol()
    {
        yield return At(Phis.First(), Options(ScalingNames.Ratios).First());
        foreach (var ratios in Options(ScalingNames.Ratios)) yield return At(One, ratios);
        // Trials that still run do not take part in the choice.
        var best = _atOne.Count == 0 ? Options(ScalingNames.Ratios).First() : _atOne.MaxBy(settings.Objectives.Fitness)!.Genotype[ScalingNames.Ratios]!;
        foreach (var phi in Phis.Skip(1)) yield return At(phi, best);
    }

    private Genotype At(string phi, string ratios)
    {
        var genotype = Space.Default;
        foreach (var (decision, option) in (ReadOnlySpan<(string, string)>)[(ScalingNames.Phi, phi), (ScalingNames.Ratios, ratios)])
            if (Space.IndexOf(decision) is var index && Space.Decisions[index].Domain.TryParse(option, out var gene))
                genotype = genotype.With(index, gene);
        return genotype;
    }

    private IEnumerable<string> Options(string decision)
    {
        var domain = Space.Decisions[Space.IndexOf(decision)].Domain;
        return Enumerable.Range(0, (int)domain.Count!.Value).Select(option => domain.Format(option));
    }

    /// <summary>What is known of an architecture before its training; without a known cost, each counts as another.</summary>
    private string CostsOf(Genotype genotype) => settings.KnownCosts.Count == 0
        ? genotype.ToString()
        : string.Join(' ', settings.KnownCosts.Select(cost => settings.KnownCost(genotype, cost).ToString("R", CultureInfo.InvariantCulture)));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
