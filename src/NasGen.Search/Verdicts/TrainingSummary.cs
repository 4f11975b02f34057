using NasGen.Search.Numerics;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;
using NasGen.Search.Wording;

namespace NasGen.Search.Verdicts;

/// <summary>What the search's trainings of different lengths show: whether short ones rank as long ones, and what a longer budget would gain.</summary>
internal sealed class TrainingSummary
{
    private readonly Goal _goal;
    private readonly IReadOnlyList<double> _fidelities;
    private readonly Dictionary<double, Dictionary<Genotype, Trial>> _byFidelity;

    /// <summary>Compares the results at neighbouring rungs.</summary>
    /// <param name="explored">All trials that explored.</param>
    /// <param name="goal">The goal of the search.</param>
    /// <param name="fidelities">The rungs, ascending; the last one is 1.</param>
    public TrainingSummary(IReadOnlyCollection<Trial> explored, Goal goal, IReadOnlyList<double> fidelities)
    {
        (_goal, _fidelities) = (goal, fidelities);
        _byFidelity = fidelities.ToDictionary(f => f, f => explored
            .Where(t => t.State == TrialState.Completed && Math.Abs(t.Fidelity - f) < 1e-9 && double.IsFinite(goal.Signed(t.Metrics)))
            .GroupBy(t => t.Genotype).ToDictionary(g => g.Key, g => g.First()));
        Correlations = [.. fidelities.Zip(fidelities.Skip(1), (low, high) => (low, high, Correlation(low, high))).Where(c => c.Item3.Count > 1)];
    }

    /// <summary>Kendall's τ between neighbouring rungs, over the architectures that were trained to both.</summary>
    public IReadOnlyList<(double Low, double High, KendallTau Tau)> Correlations { get; }

    /// <summary>How well short trainings ranked, one line per pair of neighbouring rungs.</summary>
    public IEnumerable<string> Agreement() => Correlations.Where(c => double.IsFinite(c.Tau.Value)).Select(c =>
        $"{Words.Sentence(FidelityText.Share(c.Low))} of a training ranks as {Longer(c.High)}, with Kendall's τ = {NumberText.Fixed(c.Tau.Value, 2)}"
        + (double.IsFinite(c.Tau.Lower) ? $" [{NumberText.Fixed(c.Tau.Lower, 2)}, {NumberText.Fixed(c.Tau.Upper, 2)}]" : "")
        + $", over the {c.Tau.Count} architectures with both");

    /// <summary>What a longer budget would gain; <see langword="null"/> if nothing shows it.</summary>
    /// <param name="length">The length of a full training, as a share of what the settings say.</param>
    /// <param name="winner">The trial of the winner.</param>
    /// <param name="random">The full trainings of random search.</param>
    public string? Outlook(double length, Trial winner, IReadOnlyList<Trial> random)
    {
        var name = _goal.Metric.Name;
        if (winner.State != TrialState.Completed || !winner.Metrics.TryGetValue(name, out var value)) return null;
        if (length < 1 || winner.Fidelity < 1)
        {
            var longer = winner.Fidelity < 1 ? "A longer budget would train the winner further" : "A longer budget would train longer";
            return Ratio() is { } ratio && Loss(value) is > 0 and var loss
                ? $"{longer}: with three times the training, the winner would reach about {NumberText.Metric(name, Metric(loss * ratio))} "
                    + $"(validation {Words.Measure(name)} now: {NumberText.Metric(name, value)}), if its loss falls as it did so far"
                : longer + (length < 1 ? $". Its trainings are cut to {NumberText.Percent(length)} of their usual length" : "");
        }
        double[] values = [.. random.Select(t => _goal.Signed(t.Metrics)).Where(double.IsFinite)];
        if (values.Length < 4) return null;
        var gain = ExpectedBest.Of(values, values.Length).Value - ExpectedBest.Of(values, values.Length / 2).Value;
        return $"A longer budget would try more architectures: twice as many gained random search {NumberText.Metric(name, gain)} the last time";
    }

    /// <summary>The median factor by which three times the training lowers the loss, over the architectures that were trained to the last two rungs.</summary>
    private double? Ratio()
    {
        if (_fidelities.Count < 2) return null;
        var (before, after) = (_byFidelity[_fidelities[^2]], _byFidelity[1]);
        double[] ratios =
        [
            .. after.Where(t => before.ContainsKey(t.Key))
                .Select(t => Loss(t.Value.Metrics[_goal.Metric.Name]) / Loss(before[t.Key].Metrics[_goal.Metric.Name]))
                .Where(r => r is > 0 and <= 1).Order(),
        ];
        return ratios.Length == 0 ? null : ratios[ratios.Length / 2];
    }

    /// <summary>A metric as a loss that falls to zero: errors as they are, shares as their distance from 1.</summary>
    private double Loss(double metric) => _goal.Metric.Maximize ? NumberUnit.Of(_goal.Metric.Name) == NumberUnit.Percent ? 1 - metric : double.NaN : metric;

    private double Metric(double loss) => _goal.Metric.Maximize ? 1 - loss : loss;

    private KendallTau Correlation(double low, double high)
    {
        var both = _byFidelity[low].Keys.Where(_byFidelity[high].ContainsKey).ToArray();
        double[] Values(double fidelity) => [.. both.Select(g => _goal.Signed(_byFidelity[fidelity][g].Metrics))];
        return KendallTau.Of(Values(low), Values(high));
    }

    private static string Longer(double fidelity) => fidelity == 1 ? "a whole one" : FidelityText.Share(fidelity) + " of one";
}
