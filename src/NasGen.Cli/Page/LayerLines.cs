using System.Globalization;
using NasGen.Plans;

namespace NasGen.Cli.Page;

/// <summary>Describes a plan in words, one line per layer. The layers of a branch are indented.</summary>
internal sealed class LayerLines : IPlanVisitor<IEnumerable<string>>
{
    private static readonly LayerLines Visitor = new();

    public static IEnumerable<string> Of(BlockPlan plan) => plan.Accept(Visitor);

    public IEnumerable<string> Visit(SequencePlan plan) => plan.Steps.SelectMany(Of);

    public IEnumerable<string> Visit(ResidualPlan plan) =>
        [.. Below("residual", plan.Body.Steps), .. plan.Shortcut is null ? ["+ x"] : Below("+ shortcut", plan.Shortcut.Steps)];

    public IEnumerable<string> Visit(ConcatenationPlan plan) =>
        plan.Branches.SelectMany((branch, i) => Below(Text($"branch {i + 1}"), branch.Steps)).Append("concatenate");

    public IEnumerable<string> Visit(GatePlan plan) => Below("x · gate", plan.Layers);

    public IEnumerable<string> Visit(CellPlan plan) =>
    [
        .. plan.Preprocessing is null ? [] : Below("preprocessing", plan.Preprocessing.Steps),
        .. plan.Edges.SelectMany(edge => Below(Text($"node {edge.From} → {edge.To}"), edge.Operation.Steps)),
        plan.Concatenates ? "concatenate nodes" : Text($"node {plan.Nodes - 1}"),
    ];

    public IEnumerable<string> Visit(NewPlan plan)
    {
        var arguments = plan.Arguments.Select(a => a.IsPositional ? a.Value : $"{a.Name}: {a.Value}");
        return [$"new {plan.Type[(plan.Type.LastIndexOfAny(['.', ':']) + 1)..]}({string.Join(", ", arguments)})"];
    }

    public IEnumerable<string> Visit(Convolution layer)
    {
        var kind = layer.IsDepthwise() ? "depthwise conv" : "conv";
        var kernel = layer.Rank == 1 ? Text($"{layer.Kernel}") : Text($"{layer.Kernel}×{layer.Kernel}");
        var groups = layer.Groups > 1 && !layer.IsDepthwise() ? Text($", {layer.Groups} groups") : "";
        return [Text($"{kind} {kernel} {layer.In} → {layer.Out}{Stride(layer.Stride)}{groups}")];
    }

    public IEnumerable<string> Visit(Normalization layer) => [layer.Kind.ToString().ToLowerInvariant() + " norm"];

    public IEnumerable<string> Visit(Nonlinearity layer) => [layer.Kind.ToString()];

    public IEnumerable<string> Visit(SigmoidLayer layer) => ["sigmoid"];

    public IEnumerable<string> Visit(Pooling layer) => [Text($"{(layer.IsMax ? "max" : "average")} pool {layer.Kernel}{Stride(layer.Stride)}")];

    public IEnumerable<string> Visit(GlobalAveragePooling layer) => ["global average pool"];

    public IEnumerable<string> Visit(FlattenLayer layer) => ["flatten"];

    public IEnumerable<string> Visit(LinearLayer layer) => [Text($"linear {layer.In} → {layer.Out}")];

    public IEnumerable<string> Visit(OrbitLayer layer) => ["the 4 turns of the point"];

    public IEnumerable<string> Visit(GroupLinearLayer layer) => [Text($"group linear {layer.In} → {layer.Out}, {layer.Turns} turns")];

    public IEnumerable<string> Visit(GroupConvolutionLayer layer) =>
        [Text($"{(layer.Turns == 1 ? "lifting" : "group")} conv {layer.Kernel}×{layer.Kernel} {layer.In} → {layer.Out}, 4 turns{Stride(layer.Stride)}")];

    public IEnumerable<string> Visit(OrbitMeanLayer layer) => ["mean of the 4 turns"];

    public IEnumerable<string> Visit(IdentityLayer layer) => ["identity"];

    private static IEnumerable<string> Below(string title, IEnumerable<BlockPlan> steps) => [title, .. steps.SelectMany(Of).Select(line => "  " + line)];

    private static string Stride(long stride) => stride > 1 ? Text($", stride {stride}") : "";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
