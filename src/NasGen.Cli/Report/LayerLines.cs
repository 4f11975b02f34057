using System.Globalization;
using NasGen.Plans;

namespace NasGen.Cli.Report;

/// <summary>A plan in words, a line for each layer; what lies on a branch is indented.</summary>
internal static class LayerLines
{
    public static IEnumerable<string> Of(BlockPlan plan) => plan switch
    {
        SequencePlan p => p.Steps.SelectMany(Of),
        ResidualPlan p => [.. Below("residual", p.Body.Steps), .. p.Shortcut is null ? ["+ x"] : Below("+ shortcut", p.Shortcut.Steps)],
        ConcatenationPlan p => p.Branches.SelectMany((b, i) => Below(Text($"branch {i + 1}"), b.Steps)).Append("concatenate"),
        GatePlan p => Below("x · gate", p.Layers),
        CellPlan p => [.. p.Preprocessing is null ? [] : Below("preprocessing", p.Preprocessing.Steps), .. p.Edges.SelectMany(e => Below(Text($"node {e.From} → {e.To}"), e.Operation.Steps)), p.Concatenates ? "concatenate nodes" : Text($"node {p.Nodes - 1}")],
        NewPlan p => [$"new {p.Type[(p.Type.LastIndexOfAny(['.', ':']) + 1)..]}({string.Join(", ", p.Arguments.Select(a => a.IsPositional ? a.Value : $"{a.Name}: {a.Value}"))})"],
        Convolution l => [Text($"{(l.Groups > 1 && l.Groups == l.In ? "depthwise conv" : "conv")} {Kernel(l)} {l.In} → {l.Out}{(l.Stride > 1 ? $", stride {l.Stride}" : "")}{(l.Groups > 1 && l.Groups != l.In ? $", {l.Groups} groups" : "")}")],
        Normalization l => [l.Kind.ToString().ToLowerInvariant() + " norm"],
        Nonlinearity l => [l.Kind.ToString()],
        SigmoidLayer => ["sigmoid"],
        Pooling l => [Text($"{(l.IsMax ? "max" : "average")} pool {l.Kernel}{(l.Stride > 1 ? $", stride {l.Stride}" : "")}")],
        GlobalAveragePooling => ["global average pool"],
        FlattenLayer => ["flatten"],
        LinearLayer l => [Text($"linear {l.In} → {l.Out}")],
        IdentityLayer => ["identity"],
        _ => [plan.GetType().Name],
    };

    private static IEnumerable<string> Below(string title, IEnumerable<BlockPlan> steps) => [title, .. steps.SelectMany(Of).Select(line => "  " + line)];

    private static string Kernel(Convolution layer) => layer.Rank == 1 ? Text($"{layer.Kernel}") : Text($"{layer.Kernel}×{layer.Kernel}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
