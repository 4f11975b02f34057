namespace NasGen.Plans;

/// <summary>Prints a plan as a C# expression, one layer a line.</summary>
internal sealed class SourcePrinter(SourceNames names)
{
    private const string Step = "    ";

    /// <summary>What was printed that is no class of TorchSharp: <see cref="Emission.LocalClasses"/> supplies it.</summary>
    public SortedSet<string> LocalClasses { get; } = new(StringComparer.Ordinal);

    /// <param name="indent">Of the line on which the expression begins.</param>
    public string Print(BlockPlan plan, string indent) => plan switch
    {
        SequencePlan { Steps: [ResidualPlan or ConcatenationPlan or GatePlan] } p => Call(names.Factory("Sequential"), [Argument(p.Steps[0])], indent, isFlat: false),
        SequencePlan p => Sequence([.. p.Steps.Select(Argument)], indent),
        ResidualPlan { Shortcut: null } p => Local("Residual", [Argument(p.Body)], indent),
        ResidualPlan p => Local("Residual", [Argument(p.Body), inner => "shortcut: " + Print(p.Shortcut, inner)], indent),
        ConcatenationPlan p => Local("Concat", [.. p.Branches.Select(Argument)], indent),
        GatePlan p => Local("Gate", [.. p.Layers.Select(Argument)], indent),
        NewPlan p => $"new {names.Type(p.Type)}({string.Join(", ", p.Arguments.Where(a => !a.IsDefault).Select(Argument))})",
        Normalization { Kind: Norm.Group } l => $"new {Local("GroupNorm")}({l.Groups}, {l.Channels})",
        _ when LayerSource.Print(plan) is var (factory, arguments) => $"{names.Factory(factory)}({arguments})",
        _ => throw new ArgumentOutOfRangeException(nameof(plan), plan, "No such plan."),
    };

    /// <summary>A <c>Sequential</c> of expressions, of which each is told its indent; a single one stays on its line.</summary>
    public string Sequence(Func<string, string>[] steps, string indent) => Call(names.Factory("Sequential"), steps, indent, isFlat: steps.Length == 1);

    private Func<string, string> Argument(BlockPlan plan) => indent => Print(plan, indent);

    private string Argument(NewArgument argument)
    {
        var value = names.Literal(argument.Type, argument.Value);
        return argument.IsPositional ? value : $"{argument.Name}: {value}";
    }

    private string Local(string name, Func<string, string>[] arguments, string indent) => Call("new " + Local(name), arguments, indent, isFlat: false);

    private string Local(string name)
    {
        LocalClasses.Add(name);
        return names.Local(name);
    }

    private static string Call(string callee, Func<string, string>[] arguments, string indent, bool isFlat) => isFlat
        ? $"{callee}({arguments[0](indent)})"
        : $"{callee}(\n{string.Join(",\n", arguments.Select(argument => indent + Step + argument(indent + Step)))})";
}
