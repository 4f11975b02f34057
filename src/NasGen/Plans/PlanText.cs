using System.Globalization;

namespace NasGen.Plans;

/// <summary>A plan as one line of text: equal plans give equal text, which records that hold lists do not promise of themselves.</summary>
internal static class PlanText
{
    /// <summary>Of a block and the shape it meets.</summary>
    public static string Of(IEnumerable<BlockPlan> block, IEnumerable<long> input) => $"{Of(block)} on {string.Join('x', input)}";

    public static string Of(IEnumerable<BlockPlan> plans) => string.Join("; ", plans.Select(Of));

    public static string Of(BlockPlan plan) => plan switch
    {
        SequencePlan p => $"({Of(p.Steps)})",
        ResidualPlan p => $"residual({Of(p.Body)}{(p.Shortcut is null ? "" : $" | {Of(p.Shortcut)}")})",
        ConcatenationPlan p => $"concat({string.Join(" | ", p.Branches.Select(Of))})",
        GatePlan p => $"gate({Of(p.Layers)})",
        CellPlan p => $"cell of {p.Nodes}{(p.Concatenates ? " concatenated" : "")}({(p.Preprocessing is null ? "" : Of(p.Preprocessing))}{string.Concat(p.Edges.Select(e => $" | {e.From}-{e.To} {Of(e.Operation)}"))})",
        NewPlan p => $"new {p.Type}({string.Join(", ", p.Arguments.Select(a => $"{a.Name}: {a.Value}"))})",
        // Layers hold numbers and names only: what the compiler writes for a record says all of them.
        _ => string.Create(CultureInfo.InvariantCulture, $"{plan}"),
    };
}
