using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Feasibility;
using NasGen.Search.Numerics;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Capacity;

/// <summary>A training that a study plans.</summary>
/// <param name="Genotype">The genotype.</param>
/// <param name="Share">The share of the training data, in (0, 1].</param>
/// <param name="Number">The number of the seed, from 0.</param>
internal sealed record PlannedTraining(string Genotype, double Share, int Number);

/// <summary>The architectures that a study compares, and the order of its trainings.</summary>
internal static class CapacityPlan
{
    /// <summary>The shares of the training data. Halves are evenly spaced on a logarithmic axis, on which a power law is straight.</summary>
    public static readonly IReadOnlyList<double> Shares = [1, 0.5, 0.25, 0.125];

    /// <summary>The factor by which capacity and data are increased.</summary>
    public const double Factor = 2;

    private static readonly string[] Budgets = [CostName.Parameters, CostName.Macs];

    /// <summary>Plans a study.</summary>
    /// <param name="order">The order of the study.</param>
    /// <param name="goal">The goal of the search.</param>
    /// <param name="dryRuns">The dry runs, to which those of the considered architectures are added.</param>
    /// <param name="winner">The winner of the search.</param>
    /// <param name="explored">The trials of the search.</param>
    /// <param name="stop">The token that stops the study.</param>
    public static CapacityStudy Of(SearchOrder order, Goal goal, DryRuns dryRuns, Genotype winner, IReadOnlyList<Trial> explored, CancellationToken stop)
    {
        var shapes = Shapes(order.Model.Descriptor.Space, order.Model.Space);
        var most = (int)Math.Clamp((order.Capacity!.Time?.TotalSeconds ?? 400) * 2, 60, 400);
        RandomStream Stream(string name) => new(order.Seed, "capacity/" + name);
        return dryRuns.With(set =>
        {
            double CostOf(Genotype g, string cost) => set.Estimate(g).Costs.GetValueOrDefault(cost);
            // The first of equally near architectures is taken. Therefore the winner comes first.
            Genotype[] same = [.. shapes.Variants(set, winner, most, Stream("variants")).Prepend(winner).Distinct()];
            var parameters = CostOf(winner, CostName.Parameters);
            Genotype? Nearest(double factor, IEnumerable<Genotype> others) => others
                .Where(g => factor > 1 == CostOf(g, CostName.Parameters) > parameters && CostOf(g, CostName.Parameters) != parameters)
                .MinBy(g => Math.Abs(Math.Log(CostOf(g, CostName.Parameters) / (factor * parameters))));
            var wider = Nearest(Factor, shapes.Wider(set, winner, most, Stream("wider")));
            var deeper = Nearest(Factor, shapes.Deeper(set, winner, most, Stream("deeper")));
            List<(string Role, Genotype? Genotype)> roles =
            [
                (CapacityRole.Winner, winner),
                (CapacityRole.Wider, wider),
                (CapacityRole.Narrower, wider is null ? Nearest(1 / Factor, shapes.Narrower(set, winner, most, Stream("narrower"))) : null),
                (CapacityRole.Deeper, deeper),
                (CapacityRole.Shallower, deeper is null ? Nearest(1 / Factor, shapes.Shallower(set, winner, most, Stream("shallower"))) : null),
                (CapacityRole.Largest, LargestTried(explored) ?? Largest(set, order)),
                (CapacityRole.Smallest, same.MinBy(g => CostOf(g, CostName.Parameters))),
            ];
            Genotype[] known =
            [
                .. explored.Where(t => t.Fidelity == 1 && goal.Objectives.IsFeasible(t))
                    .OrderByDescending(goal.Objectives.Fitness).Select(t => t.Genotype).Distinct(),
            ];
            return new CapacityStudy
            {
                Budget = order.Capacity.BudgetText,
                Architectures =
                [
                    .. roles.Where(r => r.Role == CapacityRole.Winner || r.Genotype?.Equals(winner) == false)
                        .Select(r => new StudiedArchitecture(r.Role, r.Genotype!.ToString(), set.Estimate(r.Genotype).Costs)),
                ],
                Allocations =
                [
                    .. from cost in Budgets
                       let budget = CostOf(winner, cost)
                       where budget > 0 && shapes.CanDeepen(winner)
                       from allocation in Allocation.Of(shapes.DepthOf, g => CostOf(g, cost), budget, same, known)
                           .GroupBy(a => a.Depth).SelectMany(g => g.Select((a, place) => (a, IsFirst: place == 0)))
                       let a = allocation.a
                       select new StudiedAllocation(
                           cost, a.Depth, a.Genotype.ToString(), CostOf(a.Genotype, cost), a.Share, a.IsSpent,
                           shapes.AreSameBlocks(winner, a.Genotype), allocation.IsFirst),
                ],
                Notes = [.. Notes(shapes, winner, wider, deeper)],
            };
        }, stop);
    }

    /// <summary>
    /// All trainings, the most informative first. Each question gets all the seeds of a comparison before the next one begins, therefore a short
    /// budget answers some questions completely. Each training occurs once, at its first place.
    /// </summary>
    public static IEnumerable<PlannedTraining> Trainings(CapacityStudy study) => Needed(study).Concat(Further(study)).Distinct();

    /// <summary>The trainings that the statements of the study are based on.</summary>
    public static IEnumerable<PlannedTraining> Needed(CapacityStudy study)
    {
        string[] Of(params string[] roles) => [.. study.Architectures.Where(a => roles.Contains(a.Role)).Select(a => a.Genotype)];
        string[] Allocated(string cost, bool isFirst) => [.. study.Allocations.Where(a => a.Cost == cost && a.IsFirst == isFirst).Select(a => a.Genotype)];
        return new[]
        {
            Seeds(Of(CapacityRole.Winner), Shares),
            Seeds(Of(CapacityRole.Wider, CapacityRole.Narrower, CapacityRole.Deeper, CapacityRole.Shallower), [1]),
            Seeds(Allocated(Budgets[0], true), [1]),
            Seeds(Of(CapacityRole.Largest), Shares),
            Seeds(Allocated(Budgets[1], true), [1]),
            Seeds(Of(CapacityRole.Smallest), Shares),
            Seeds([.. Budgets.SelectMany(b => Allocated(b, false))], [1]),
        }.SelectMany(trainings => trainings).Distinct();
    }

    /// <summary>The trainings with more seeds, for the rest of the budget.</summary>
    private static IEnumerable<PlannedTraining> Further(CapacityStudy study) => Seeds(
            [.. study.Architectures.Select(a => a.Genotype), .. study.Allocations.Where(a => a.IsSpent).Select(a => a.Genotype)],
            [1], Reserve.FewestSeeds, Reserve.MostSeeds)
        .Concat(Seeds([study.Winner], Shares, Reserve.FewestSeeds, Reserve.MostSeeds));

    private static IEnumerable<PlannedTraining> Seeds(string[] genotypes, IReadOnlyList<double> shares, int first = 0, int end = Reserve.FewestSeeds) =>
        from number in Enumerable.Range(first, end - first)
        from genotype in genotypes
        from share in shares
        select new PlannedTraining(genotype, share, number);

    /// <summary>The decisions on depth and width of the module properties: <c>Stem.Depth</c>, <c>Stem.Width</c>.</summary>
    private static DepthAndWidth Shapes(SpaceStructure structure, SearchSpace space)
    {
        string[] modules = [.. structure.Properties.Where(p => p.Kind == PropertyKind.Module).Select(p => p.Name)];
        return new DepthAndWidth(space, Decisions(SettingNames.Depth), Decisions(SettingNames.Width));

        IEnumerable<string> Decisions(string setting) => modules.Select(m => DecisionNames.OfSetting(m, setting));
    }

    private static Genotype? LargestTried(IReadOnlyList<Trial> explored) =>
        explored.LastOrDefault(t => t is { Purpose: Purpose.Largest, State: TrialState.Completed })?.Genotype;

    private static Genotype? Largest(FeasibleSet set, SearchOrder order)
    {
        try
        {
            return set.Largest(CostName.Parameters, order.Seed, dryRuns: 60);
        }
        catch (NoFeasibleArchitectureException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Notes(DepthAndWidth shapes, Genotype winner, Genotype? wider, Genotype? deeper)
    {
        var (deep, wide) = (shapes.CanDeepen(winner), shapes.CanWiden(winner));
        if (!deep) yield return "No depth of the winner is searched, so that a budget cannot be moved between depth and width.";
        else if (!wide) yield return "No width of the winner is searched: at another depth the budget is spent only where other blocks happen to cost as much.";
        if (wide && wider is null) yield return "The winner is as wide as the space and its limits allow: what more width would buy cannot be asked here.";
        if (deep && deeper is null) yield return "The winner is as deep as the space and its limits allow: what more depth would buy cannot be asked here.";
    }
}
