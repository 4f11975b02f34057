using NasGen.Search.Contracts;
using NasGen.Search.Feasibility;
using NasGen.Search.Numerics;
using NasGen.Search.Trials;

namespace NasGen.Search.Execution;

/// <summary>Finds errors of a model and its limits before the search spends time on it.</summary>
internal static class FeasibilityCheck
{
    /// <exception cref="NasException">The error of the model's own code, or NAS2020: no architecture meets the limits or the limit of a pick.</exception>
    public static void Require(SearchOrder order, Goal goal, DryRuns dryRuns, CancellationToken stop)
    {
        var model = order.Model;
        dryRuns.Estimate(model.Space.Default, stop);
        try
        {
            dryRuns.With(feasible => feasible.Sample(new RandomStream(order.Seed, "probe")), stop);
            foreach (var pick in model.Task.Picks) Require(pick);
        }
        catch (NoFeasibleArchitectureException e) when (e.Limit is null && dryRuns.FirstError is { } error)
        {
            throw new NasException(error.Code, error.Message, error.File ?? model.File, error.File is null ? model.Task.Line : error.Line, e);
        }
        catch (NoFeasibleArchitectureException e)
        {
            throw new NasException("NAS2020", e.Message, model.File, model.Task.Line, e);
        }

        void Require(PickDescriptor pick)
        {
            try
            {
                dryRuns.With(_ => Within(order, goal, dryRuns, new Limit(pick.Cost, pick.Max)).Sample(new RandomStream(order.Seed, "probe")), stop);
            }
            catch (NoFeasibleArchitectureException e) when (e.Limit is { } limit && limit.Cost == pick.Cost)
            {
                throw new NasException("NAS2020", $"{pick.Name} cannot be picked. {e.Message}", model.File, model.Task.Line, e);
            }
        }
    }

    /// <summary>The feasible set with one more limit. It shares the dry runs.</summary>
    public static FeasibleSet Within(SearchOrder order, Goal goal, DryRuns dryRuns, Limit limit) =>
        new(order.Model.Space, [.. goal.Objectives.Limits, limit], dryRuns.Feasible.Estimate);
}
