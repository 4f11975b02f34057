using NasGen.Search.Execution;
using NasGen.Search.Numerics;
using NasGen.Search.Trials;
using NasGen.Search.Wording;

namespace NasGen.Search.Verdicts;

/// <summary>What the search's trainings of different lengths show: whether short ones rank as long ones, and what a longer budget would gain.</summary>
internal sealed class TrainingSummary
{
    private readonly Goal _goal;
    private readonly TrainingPlan _plan;
    private readonly Dictionary<double, Dictionary<Spaces.Genotype, Trial>> _byFidelity;

    /// <summary>Compares the results at neighbouring rungs.</summary>
    public TrainingSummary(IEnumerable<Trial> explored, Goal goal, TrainingPlan plan)
    {
        (_goal, _plan) = (goal, plan);
        _byFidelity = plan.Fidelities.ToDictionary(f => f, f => explored
            .Where(t => t.State == TrialState.Completed && Math.Abs(t.Fidelity - f) < 1e-9 && double.IsFinite(goal.Signed(t.Metrics)))
            .GroupBy(t => t.Genotype).ToDictionary(g => g.Key, g => g.First()));
        Correlations = [.. plan.Fidelities.Zip(plan.Fidelities.Skip(1), (low, high) => (low, high, Correlation(low, high))).Where(c => c.Item3.Count > 1)];
    }

    /// <summary>Kendall's τ between neighbouring rungs, over the architectures that were trained to both.</summary>
    public IReadOnlyList<(double Low, double High, KendallTau Tau)> Correlations { get; }

    /// <summary>The lines for the user.</summary>
    /// <param name="winner">The trial of the winner.</param>
    /// <param name="random">The full trainings of random search.</param>
    public IEnumerable<string> Lines(Trial winner, IReadOnlyList<Trial> random)
    {
        foreach (var (low, high, tau) in Correlations)
            if (double.IsFinite(tau.Value))
                yield return $"{Words.Sentence(FidelityText.Share(low))} of a training ranks as {Longer(high)}, "
                    + $"with Kendall's τ = {NumberText.Fixed(tau.Value, 2)}"
                    + (double.IsFinite(tau.Lower) ? $" [{NumberText.Fixed(tau.Lower, 2)}, {NumberText.Fixed(tau.Upper, 2)}]" : "")
                    + $", over the {tau.Count} architectures with both";
        if (Outlook(winner, random) is { } outlook) yield return outlook;
    }

    /// <summary>What a longer budget would gain; <see langword="null"/> if nothing shows it.</summary>
    private string? Outlook(Trial winner, IReadOnlyList<Trial> random)
    {
        var name = _goal.Metric.Name;
        if (winner.State != TrialState.Completed || !winner.Metrics.TryGetValue(name, out var value)) return null;
        if (_plan.Length < 1 || winner.Fidelity < 1)
        {
            var longer = winner.Fidelity < 1 ? "A longer budget would train the winner further" : "A longer budget would train longer";
            return Ratio() is { } ratio && Loss(value) is > 0 and var loss
                ? $"{longer}: with three times the training, the winner would reach about {NumberText.Metric(name, Metric(loss * ratio))} "
                    + $"(validation {Words.Measure(name)} now: {NumberText.Metric(name, value)}), if its loss falls as it did so far"
                : longer + (_plan.Length < 1 ? $". Its trainings are cut to {NumberText.Percent(_plan.Length)} of their usual length" : "");
        }
        double[] values = [.. random.Select(t => _goal.Signed(t.Metrics)).Where(double.IsFinite)];
        if (values.Length < 4) return null;
        var gain = ExpectedBest.Of(values, values.Length).Value - ExpectedBest.Of(values, values.Length / 2).Value;
        return $"A longer budget would try more architectures: twice as many gained random search {NumberText.Metric(name, gain)} the last time";
    }

    /// <summary>The median factor by which three times the training lowers the loss, over the architectures that were trained to the last two rungs.</summary>
    private double? Ratio()
    {
        if (_plan.Fidelities.Length < 2) return null;
        var (before, after) = (_byFidelity[_plan.Fidelities[^2]], _byFidelity[1]);
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
