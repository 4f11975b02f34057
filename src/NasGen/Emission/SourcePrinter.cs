using System.Globalization;
using NasGen.Plans;

namespace NasGen.Emission;

/// <summary>
/// Prints a plan as a C# expression, one layer per line, with TorchSharp's factory functions and without default arguments. The result of a visit
/// is a function from the indent of the line on which the expression begins to the text.
/// </summary>
internal sealed class SourcePrinter(SourceNames names) : IPlanVisitor<Func<string, string>>
{
    private const string Step = "    ";

    /// <summary>The printed classes that TorchSharp does not have. <see cref="Emission.LocalClasses"/> supplies them.</summary>
    public SortedSet<string> LocalClasses { get; } = new(StringComparer.Ordinal);

    /// <summary>The expression of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="indent">The indent of the line on which the expression begins.</param>
    public string Print(BlockPlan plan, string indent) => plan.Accept(this)(indent);

    /// <summary>A <c>Sequential</c> of expressions, each a function of its indent. A single expression stays on the same line.</summary>
    public string Sequence(Func<string, string>[] steps, string indent) => Call(names.Function("Sequential"), steps, indent, isFlat: steps.Length == 1);

    public Func<string, string> Visit(SequencePlan plan)
    {
        var steps = Print(plan.Steps);
        return indent => steps is [var only] && only(indent).Contains('\n')
            ? Call(names.Function("Sequential"), steps, indent, isFlat: false)
            : Sequence(steps, indent);
    }

    public Func<string, string> Visit(ResidualPlan plan)
    {
        var body = plan.Body.Accept(this);
        return plan.Shortcut?.Accept(this) is { } shortcut ? New("Residual", [body, indent => "shortcut: " + shortcut(indent)]) : New("Residual", [body]);
    }

    public Func<string, string> Visit(ConcatenationPlan plan) => New("Concat", Print(plan.Branches));

    public Func<string, string> Visit(GatePlan plan) => New("Gate", Print(plan.Layers));

    public Func<string, string> Visit(CellPlan plan) =>
        throw new NotSupportedException("A cell is not an expression. CellClass prints it as one class for all repeats of its property.");

    public Func<string, string> Visit(NewPlan plan) =>
        _ => $"new {names.Type(plan.Type)}({string.Join(", ", plan.Arguments.Where(a => !a.IsDefault).Select(Argument))})";

    public Func<string, string> Visit(Convolution layer) => Factory(
        $"Conv{layer.Rank}d", [layer.In, layer.Out, layer.Kernel],
        ("stride", layer.Stride, 1L), ("padding", layer.Padding, 0L), ("groups", layer.Groups, 1L), ("bias", layer.Bias, true));

    public Func<string, string> Visit(Normalization layer) => (layer.Kind, layer.Rank) switch
    {
        (Norm.Batch, 0) => Factory("BatchNorm1d", [layer.Channels]),
        (Norm.Batch, _) => Factory($"BatchNorm{layer.Rank}d", [layer.Channels]),
        (Norm.Group, _) => _ => $"new {Local("GroupNorm")}({Text(layer.Groups)}, {Text(layer.Channels)})",
        (Norm.Instance, 0) => Factory("LayerNorm", [layer.Channels]),
        (Norm.Instance, _) => Factory($"InstanceNorm{layer.Rank}d", [layer.Channels], ("affine", true, false)),
        _ => throw new ArgumentOutOfRangeException(nameof(layer), layer, "No such normalisation."),
    };

    public Func<string, string> Visit(Nonlinearity layer) => Factory(layer.Kind.ToString(), []);

    public Func<string, string> Visit(SigmoidLayer layer) => Factory("Sigmoid", []);

    public Func<string, string> Visit(Pooling layer) => Factory(
        $"{(layer.IsMax ? "Max" : "Avg")}Pool{layer.Rank}d", [layer.Kernel], ("stride", layer.Stride, layer.Kernel), ("padding", layer.Padding, 0L));

    public Func<string, string> Visit(GlobalAveragePooling layer) => Factory($"AdaptiveAvgPool{layer.Rank}d", [1]);

    public Func<string, string> Visit(FlattenLayer layer) => Factory("Flatten", []);

    public Func<string, string> Visit(LinearLayer layer) => Factory("Linear", [layer.In, layer.Out], ("hasBias", layer.Bias, true));

    public Func<string, string> Visit(OrbitLayer layer) => _ => $"new {Local("Orbit")}()";

    public Func<string, string> Visit(GroupLinearLayer layer) =>
        _ => $"new {Local("GroupLinear")}({Text(layer.In)}, {Text(layer.Out)}, turns: {Text(layer.Turns)}{(layer.Bias ? "" : ", hasBias: false")})";

    public Func<string, string> Visit(GroupConvolutionLayer layer) => _ =>
        $"new {Local("GroupConvolution")}({Text(layer.In)}, {Text(layer.Out)}, {Text(layer.Kernel)}, turns: {Text(layer.Turns)}"
        + (layer.Stride == 1 ? "" : $", stride: {Text(layer.Stride)}") + (layer.Padding == 0 ? "" : $", padding: {Text(layer.Padding)}")
        + (layer.Bias ? ")" : ", hasBias: false)");

    public Func<string, string> Visit(OrbitMeanLayer layer) => _ => $"new {Local("OrbitMean")}()";

    public Func<string, string> Visit(IdentityLayer layer) => Factory("Identity", []);

    private Func<string, string>[] Print(IReadOnlyList<BlockPlan> plans) => [.. plans.Select(plan => plan.Accept(this))];

    private Func<string, string> Factory(string name, long[] positional, params (string Name, object Value, object Default)[] named)
    {
        var arguments = positional.Select(Text).Concat(named.Where(n => !n.Value.Equals(n.Default)).Select(n => $"{n.Name}: {Text(n.Value)}"));
        return _ => $"{names.Function(name)}({string.Join(", ", arguments)})";
    }

    private Func<string, string> New(string name, Func<string, string>[] arguments) => indent => Call("new " + Local(name), arguments, indent, isFlat: false);

    private string Argument(NewArgument argument)
    {
        var value = names.Literal(argument.Type, argument.Value);
        return argument.IsPositional ? value : $"{SourceNames.Identifier(argument.Name)}: {value}";
    }

    private string Local(string name)
    {
        LocalClasses.Add(name);
        return names.Local(name);
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(object value) => value is bool flag ? flag ? "true" : "false" : Text((long)value);

    private static string Call(string callee, Func<string, string>[] arguments, string indent, bool isFlat) => isFlat
        ? $"{callee}({arguments[0](indent)})"
        : $"{callee}(\n{string.Join(",\n", arguments.Select(argument => indent + Step + argument(indent + Step)))})";
}
