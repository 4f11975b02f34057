namespace NasGen.Plans;

/// <summary>Prints a plan as a C# expression, one layer a line.</summary>
internal sealed class SourcePrinter(SourceNames names)
{
    private const string Step = "    ";

    /// <summary>Whether branches were printed, by the names of <see cref="Emission.BranchClasses"/>.</summary>
    public SortedSet<string> Branches { get; } = new(StringComparer.Ordinal);

    /// <param name="indent">Of the line on which the expression begins.</param>
    public string Print(BlockPlan plan, string indent) => plan switch
    {
        SequencePlan p => Call(names.Factory("Sequential"), [.. p.Steps.Select(Argument)], indent, isFlat: p.Steps is [not (ResidualPlan or ConcatenationPlan or GatePlan)]),
        ResidualPlan { Shortcut: null } p => Branch("Residual", [Argument(p.Body)], indent),
        ResidualPlan p => Branch("Residual", [Argument(p.Body), inner => "shortcut: " + Print(p.Shortcut, inner)], indent),
        ConcatenationPlan p => Branch("Concat", [.. p.Branches.Select(Argument)], indent),
        GatePlan p => Branch("Gate", [.. p.Layers.Select(Argument)], indent),
        NewPlan p => $"new {names.Type(p.Type)}({string.Join(", ", p.Arguments.Where(a => !a.IsDefault).Select(Argument))})",
        _ when LayerSource.Print(plan) is var (factory, arguments) => $"{names.Factory(factory)}({arguments})",
        _ => throw new ArgumentOutOfRangeException(nameof(plan), plan, "No such plan."),
    };

    private Func<string, string> Argument(BlockPlan plan) => indent => Print(plan, indent);

    private string Argument(NewArgument argument)
    {
        var value = names.Literal(argument.Type, argument.Value);
        return argument.IsPositional ? value : $"{argument.Name}: {value}";
    }

    private string Branch(string name, Func<string, string>[] arguments, string indent)
    {
        Branches.Add(name);
        return Call("new " + names.Branch(name), arguments, indent, isFlat: false);
    }

    private static string Call(string callee, Func<string, string>[] arguments, string indent, bool isFlat) => isFlat
        ? $"{callee}({arguments[0](indent)})"
        : $"{callee}(\n{string.Join(",\n", arguments.Select(argument => indent + Step + argument(indent + Step)))})";
}
