using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Feasibility;
using NasGen.Search.Numerics;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;
using NasGen.Search.Verdicts;

namespace NasGen.Search.Sessions;

/// <summary>Architectures that no strategy proposes: the baselines, and the result of a search without any trial.</summary>
internal sealed class Baselines(SearchOrder order, DryRuns dryRuns)
{
    private readonly SpaceModel _model = order.Model;

    /// <summary>
    /// The default architecture, if it is within the limits, and the largest one within the limits. Each is searched for when its turn comes.
    /// </summary>
    public IReadOnlyList<(string Purpose, Func<Genotype?> Find)> ToTry(CancellationToken stop) =>
    [
        (Purpose.Default, () => dryRuns.With(f => f.Contains(_model.Space.Default) ? _model.Space.Default : null, stop)),
        (Purpose.Largest, () => dryRuns.With(f => f.Largest(CostName.Parameters, order.Seed, LargestDryRuns()), stop)),
    ];

    /// <summary>An architecture within the limits, as a trial without a training.</summary>
    public Trial Untrained(CancellationToken stop)
    {
        var genotype = dryRuns.With(f => f.Contains(_model.Space.Default) ? _model.Space.Default : f.Sample(new RandomStream(order.Seed, "probe")), stop);
        return new Trial(0, genotype, Purpose.Default, 1, Confirmation.Seed(order.Seed, 0))
        {
            State = TrialState.Completed,
            Costs = dryRuns.Estimate(genotype, stop).Costs,
        };
    }

    /// <summary>The most dry runs for finding the largest architecture: fewer for a short budget.</summary>
    private int LargestDryRuns() => (int)Math.Clamp((order.Time?.TotalSeconds ?? 600) * 2, 30, 500);
}
