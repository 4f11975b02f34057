namespace NasGen.Plans;

/// <summary>
/// A plan as one line of text. Equal plans give equal texts. The plans themselves do not compare as equal, because records compare lists by
/// reference.
/// </summary>
internal sealed class PlanText : IPlanVisitor<string>
{
    private static readonly PlanText Visitor = new();

    /// <summary>The text of a block and its input shape.</summary>
    public static string Of(IEnumerable<BlockPlan> block, IEnumerable<long> input) => $"{Of(block)} on {string.Join('x', input)}";

    public static string Of(IEnumerable<BlockPlan> plans) => string.Join("; ", plans.Select(Of));

    public static string Of(BlockPlan plan) => plan.Accept(Visitor);

    public string Visit(SequencePlan plan) => $"({Of(plan.Steps)})";

    public string Visit(ResidualPlan plan) => $"residual({Of(plan.Body)}{(plan.Shortcut is null ? "" : $" | {Of(plan.Shortcut)}")})";

    public string Visit(ConcatenationPlan plan) => $"concat({string.Join(" | ", plan.Branches.Select(Of))})";

    public string Visit(GatePlan plan) => $"gate({Of(plan.Layers)})";

    public string Visit(CellPlan plan)
    {
        var edges = plan.Edges.Select(e => $" | {e.From}-{e.To} {Of(e.Operation)}");
        var preprocessing = plan.Preprocessing is null ? "" : Of(plan.Preprocessing);
        return $"cell of {plan.Nodes}{(plan.Concatenates ? " concatenated" : "")}({preprocessing}{string.Concat(edges)})";
    }

    public string Visit(NewPlan plan) => $"new {plan.Type}({string.Join(", ", plan.Arguments.Select(a => $"{a.Name}: {a.Value}"))})";

    // Layers hold numbers and names only, therefore the record's own text is complete.
    public string Visit(Convolution layer) => layer.ToString();

    public string Visit(Normalization layer) => layer.ToString();

    public string Visit(Nonlinearity layer) => layer.ToString();

    public string Visit(SigmoidLayer layer) => layer.ToString();

    public string Visit(Pooling layer) => layer.ToString();

    public string Visit(GlobalAveragePooling layer) => layer.ToString();

    public string Visit(FlattenLayer layer) => layer.ToString();

    public string Visit(LinearLayer layer) => layer.ToString();

    public string Visit(OrbitLayer layer) => layer.ToString();

    public string Visit(GroupLinearLayer layer) => layer.ToString();

    public string Visit(GroupConvolutionLayer layer) => layer.ToString();

    public string Visit(OrbitMeanLayer layer) => layer.ToString();

    public string Visit(IdentityLayer layer) => layer.ToString();
}
