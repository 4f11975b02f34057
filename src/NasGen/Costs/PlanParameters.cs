using NasGen.Plans;

namespace NasGen.Costs;

/// <summary>The trainable numbers of a plan, in closed form.</summary>
internal static class PlanParameters
{
    /// <summary><see langword="null"/> where a user module is part of it: its numbers are its own affair.</summary>
    public static long? Of(BlockPlan plan) => plan switch
    {
        SequencePlan p => Sum(p.Steps),
        ResidualPlan p => Of(p.Body) + (p.Shortcut is null ? 0 : Of(p.Shortcut)),
        ConcatenationPlan p => Sum(p.Branches),
        GatePlan p => Sum(p.Layers),
        CellPlan p => Sum(p.Edges.Select(e => e.Operation)) + (p.Preprocessing is null ? 0 : Of(p.Preprocessing)),
        NewPlan => null,
        Convolution l => l.Out * (l.In / l.Groups) * (l.Rank == 1 ? l.Kernel : l.Kernel * l.Kernel) + (l.Bias ? l.Out : 0),
        LinearLayer l => l.In * l.Out + (l.Bias ? l.Out : 0),
        Normalization l => 2 * l.Channels,
        _ => 0,
    };

    private static long? Sum(IEnumerable<BlockPlan> plans) => plans.Aggregate((long?)0, (sum, plan) => sum + Of(plan));
}
