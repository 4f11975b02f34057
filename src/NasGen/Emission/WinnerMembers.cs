using System.Globalization;
using System.Text;
using NasGen.Costs;
using NasGen.Expansions;
using NasGen.Plans;
using NasGen.Search.Contracts;

namespace NasGen.Emission;

/// <summary>The members of a winner: properties, constructor and, if the user wrote none, <c>forward</c>.</summary>
internal sealed class WinnerMembers(ArchitecturePlan plan, SourceNames names, SourcePrinter printer)
{
    private const int LongestLine = 110;

    private const string Indent = "    ";
    private const string Inner = Indent + Indent;

    private readonly List<CellClass> _cells = [];

    /// <summary>The classes of the cells that the constructor creates. They are known once <see cref="Constructor"/> has run.</summary>
    public IReadOnlyList<CellClass> Cells => _cells;

    private IEnumerable<PropertyDescriptor> Modules => plan.Space.Properties.Where(p => p.Kind != PropertyKind.Scalar);

    /// <summary>The names of the classes as a property.</summary>
    public static string Labels(IReadOnlyList<string> labels)
    {
        List<string> lines = [""];
        foreach (var label in labels.Select(SourceNames.Quote))
            if (lines[^1].Length > 0 && lines[^1].Length + label.Length > LongestLine) lines.Add(label);
            else lines[^1] += lines[^1].Length == 0 ? label : $", {label}";
        const string head = $"{Indent}/// <summary>The names of the classes, in the order of the outputs.</summary>\n"
            + $"{Indent}public static string[] {WinnerNames.Classes} {{ get; }} =";
        return lines is [{ Length: < LongestLine / 2 } one]
            ? $"{head} {{ {one} }};\n\n"
            : $"{head}\n{Indent}{{\n{string.Concat(lines.Select(line => $"{Inner}{line},\n"))}{Indent}}};\n\n";
    }

    public string Properties()
    {
        var text = new StringBuilder();
        var isModuleBefore = false;
        foreach (var property in plan.Space.Properties)
        {
            var isModule = property.Kind != PropertyKind.Scalar;
            if (text.Length > 0 && (isModule || isModuleBefore)) text.Append('\n');
            isModuleBefore = isModule;
            text.Append(isModule
                ? $"{Indent}[field: {names.Own("ComponentName")}(Name = nameof({Name(property)}))]\n"
                    + $"{Indent}{property.Accessibility} override {names.Own("Sequential")} {Name(property)} {{ get; }}\n"
                : $"{Indent}{property.Accessibility} override {names.Type(property.Type!)} {Name(property)} => {Scalar(property)};{Resampled(property)}\n");
        }
        return text.ToString();
    }

    public string Constructor(string className)
    {
        var text = new StringBuilder($"{Indent}public {className}()\n{Indent}{{\n");
        foreach (var property in Modules)
        {
            var block = plan.Expand(property);
            text.Append($"{Inner}// {Comment(property, block)}\n{Inner}{Name(property)} = {Print(property, block)};\n\n");
        }
        foreach (var property in Modules) text.Append($"{Inner}register_module(nameof({Name(property)}), {Name(property)});\n");
        return text.Append($"{Inner}RegisterComponents();\n{Indent}}}\n").ToString();
    }

    /// <summary><c>forward</c>: the user's, or calls of the modules in order of declaration; with the scale of the outputs, if there is one.</summary>
    public string Forward()
    {
        var tensor = names.Own("Tensor");
        var text = new StringBuilder();
        if (plan.Space.Output is not null) text.Append($"{Indent}// offset + scale · what the network computes: outputs in the units of the targets.\n");
        text.Append($"{Indent}public override {tensor} forward({tensor} input)");
        if (plan.Space.HasForward) return text.Append($" => base.forward(input){Scale()};\n").ToString();
        var modules = Modules.ToArray();
        if (modules.Length == 0) return text.Append($" => input.alias(){Scale()};\n").ToString();
        List<string> variables = ["input"];
        foreach (var property in modules[..^1])
        {
            var output = $"{char.ToLowerInvariant(property.Name[0])}{property.Name[1..]}Output";
            while (variables.Contains(output)) output += "2"; // Two properties may differ in the case of their first letter.
            variables.Add(output);
        }
        if (modules.Length == 1) return text.Append($" => {Call(0)}{Scale()};\n").ToString();
        text.Append($"\n{Indent}{{\n");
        for (var i = 0; i < modules.Length - 1; i++) text.Append($"{Inner}using var {variables[i + 1]} = {Call(i)};\n");
        return text.Append($"{Inner}return {Call(modules.Length - 1)}{Scale()};\n{Indent}}}\n").ToString();

        string Call(int i) => $"{SourceNames.Property(modules[i].Name, variables)}.call({variables[i]})";
    }

    /// <summary>What follows an output to bring it to the units of the targets. It computes as <c>OutputScale.Apply</c> does, to the bit.</summary>
    private string Scale()
    {
        return plan.Space.Output is { } output ? $" * {Numbers(output.Scale)} + {Numbers(output.Offset)}" : "";

        static string Numbers(double[] values)
        {
            if (values.Length == 1) return SourceNames.Literal(values[0]);
            var literals = string.Join(", ", values.Select(value => SourceNames.Literal((float)value)));
            return $"global::TorchSharp.torch.tensor(new[] {{ {literals} }}, device: input.device)";
        }
    }

    /// <summary><c>ConvBlock × 2: [1, 8, 8] → [16, 8, 8], 2,512 parameters</c>, without the count if a user module is part of it.</summary>
    private string Comment(PropertyDescriptor property, SequencePlan block)
    {
        var shapes = plan.Shapes[property.Name];
        var repeats = plan.Repeats(property);
        var name = property.Kind == PropertyKind.Head ? "Head" : property.Cell is { } cell ? $"Cell of {cell.Nodes} nodes" : plan.Option(property);
        var output = shapes.Inputs.Count >= repeats ? $" → {Shape(shapes.Output)}" : "";
        var parameters = PlanParameters.Of(block) is > 0 and var count ? $", {count.ToString("N0", CultureInfo.InvariantCulture)} parameters" : "";
        return $"{name}{(repeats > 1 ? $" × {repeats}" : "")}: {Shape(shapes.InOrder[0])}{output}{parameters}";
    }

    private string Print(PropertyDescriptor property, SequencePlan block)
    {
        if (property.Cell is null) return printer.Print(block, Inner);
        var cell = new CellClass(property.Name, names.Local(WinnerNames.OfCell(property.Name)), [.. block.Steps.Cast<CellPlan>()], printer);
        _cells.Add(cell);
        return printer.Sequence([.. block.Steps.Select(Func<string, string> (_, repeat) => indent => cell.New(repeat, indent))], Inner);
    }

    /// <summary>Says at a rate what the network takes.</summary>
    private string Resampled(PropertyDescriptor property) =>
        property.Native > 0 ? $" // takes samples of {Shape(plan.Space.InputOf(plan.Genotype))}" : "";

    private string Scalar(PropertyDescriptor property) => names.Literal(property.Type!, plan.Space.OptionOf(plan.Genotype, property.Name)!);

    private static string Name(PropertyDescriptor property) => SourceNames.Identifier(property.Name);

    private static string Shape(long[] shape) => $"[{string.Join(", ", shape)}]";
}
