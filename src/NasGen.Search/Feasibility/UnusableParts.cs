using NasGen.Search.Spaces;
using NasGen.Search.Trials;
using NasGen.Search.Wording;

namespace NasGen.Search.Feasibility;

/// <summary>What of a space cannot be used, judged by the architectures that were looked at.</summary>
/// <param name="Seen">The number of architectures that were looked at.</param>
/// <param name="Unbuildable">The causes why architectures cannot be built, each with their number; the most frequent first.</param>
/// <param name="Options">The options with which no architecture can be built, is within the limits, or completes a training.</param>
/// <param name="Default">The reason why the default architecture cannot be used; <see langword="null"/> if it can.</param>
internal sealed record UnusableParts(
    int Seen, IReadOnlyList<(string Cause, int Count)> Unbuildable, IReadOnlyList<UnusableOption> Options, string? Default)
{
    /// <summary>The fewest dry runs with an option before it is said to be unusable, unless all architectures of the space were looked at.</summary>
    private const int FewestDryRuns = 5;

    /// <summary>The fewest trainings with an option before it is said to be unusable: they cost more than dry runs.</summary>
    private const int FewestTrainings = 3;

    /// <summary>Whether the whole space can be used, as far as it was looked at.</summary>
    public bool IsNone => Unbuildable.Count == 0 && Options.Count == 0 && Default is null;

    /// <summary>Judges the architectures that were looked at.</summary>
    /// <param name="space">The space.</param>
    /// <param name="limits">The hard limits.</param>
    /// <param name="dryRuns">The dry runs. That of the default architecture decides on it.</param>
    /// <param name="trials">The trials that ended.</param>
    public static UnusableParts Of(
        SearchSpace space, IReadOnlyList<Limit> limits, IReadOnlyDictionary<Genotype, CostEstimate> dryRuns, IEnumerable<Trial> trials)
    {
        string? Beyond(CostEstimate estimate) => limits.FirstOrDefault(l => l.Excess(estimate.Cost(l.Cost)) > 0) is { } limit
            ? $"beyond the limit of {NumberText.Cost(limit.Cost, limit.Max)}" : null;
        string? Reason(Genotype genotype, CostEstimate estimate) =>
            estimate.Cause is { } cause ? Words.Cause(cause, genotype.ToString()) : Beyond(estimate);
        string? Failure(IGrouping<Genotype, Trial> own) =>
            own.All(t => t.State == TrialState.Failed) ? Words.Cause(own.First().Cause, own.Key.ToString()) : null;
        var trained = trials.Where(t => t.State is TrialState.Completed or TrialState.Failed).GroupBy(t => t.Genotype);
        return new UnusableParts(
            dryRuns.Count,
            [
                .. dryRuns.Where(d => d.Value is { Cause: not null, RuledOutBy: Exclusion.None })
                    .GroupBy(d => Words.Cause(d.Value.Cause, d.Key.ToString()), StringComparer.Ordinal)
                    .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Count())),
            ],
            [
                .. Never(space, [.. dryRuns.Select(d => (d.Key, Reason(d.Key, d.Value)))], space.Count == dryRuns.Count ? 1 : FewestDryRuns),
                .. Never(space, [.. trained.Select(own => (own.Key, Failure(own)))], FewestTrainings),
            ],
            dryRuns.TryGetValue(space.Default, out var estimate) ? Reason(space.Default, estimate) : null);
    }

    /// <summary>The options that no usable architecture has. What one such option explains is not counted for another.</summary>
    private static List<UnusableOption> Never(SearchSpace space, List<(Genotype Genotype, string? Reason)> seen, int fewest)
    {
        List<UnusableOption> found = [];
        if (seen.All(s => s.Reason is not null)) return found;
        for (var i = 0; i < space.Decisions.Count; i++)
        {
            var decision = i;
            if (space.Decisions[i].Name == ScalingNames.Phi) continue; // It grows until the limits stop it.
            foreach (var option in seen.Where(s => s.Genotype.IsAlive(decision)).GroupBy(s => s.Genotype[decision]).ToList())
            {
                if (option.Count() < fewest || option.Any(s => s.Reason is null)) continue;
                var reason = option.GroupBy(s => s.Reason!, StringComparer.Ordinal).MaxBy(g => g.Count())!.Key;
                var name = $"{space.Decisions[decision].Name}={space.Decisions[decision].Domain.Format(option.Key)}";
                found.Add(new UnusableOption(name, option.Count(), reason));
                seen = [.. seen.Where(s => s.Genotype[decision] != option.Key)];
            }
        }
        return found;
    }
}

/// <summary>An option with which no architecture can be used.</summary>
/// <param name="Name">The decision and the option: <c>Body=Pretrained</c>.</param>
/// <param name="Seen">The number of architectures with it that were looked at.</param>
/// <param name="Reason">The most frequent reason.</param>
internal sealed record UnusableOption(string Name, int Seen, string Reason);
