using System.Text;
using NasGen.Plans;

namespace NasGen.Emission;

/// <summary>
/// A property's cell as a file-local class, of which each repeat is an instance. Nodes are named local variables. A skip connection is printed as its
/// source node; an edge that chose zero is not printed.
/// </summary>
internal sealed class CellClass
{
    private const string Indent = "    ";
    private const string Inner = Indent + Indent;
    private readonly string _property;
    private readonly string _name;
    private readonly SourcePrinter _printer;
    private readonly CellPlan _cell;
    private readonly Child[] _children;
    private readonly int _passed;

    /// <param name="property">The name of the property.</param>
    /// <param name="name">The name of the class.</param>
    /// <param name="repeats">The plans of the repeats. Only their preprocessing may differ, because their edges choose the same operations.</param>
    /// <param name="printer">The printer of the operations.</param>
    public CellClass(string property, string name, IReadOnlyList<CellPlan> repeats, SourcePrinter printer)
    {
        (_property, _name, _printer, _cell) = (property, name, printer, repeats[0]);
        var edges = _cell.Edges.Select((edge, i) => new Child(NameOf(edge), [.. repeats.Select(r => r.Edges[i].Operation)]))
            .Where((_, i) => !IsSkip(_cell.Edges[i]));
        _children = repeats.All(r => r.Preprocessing is null)
            ? [.. edges]
            : [new Child("preprocessing", [.. repeats.Select(r => r.Preprocessing)]), .. edges];
        // Initial weights are drawn in order, and arguments are evaluated before the class makes its own children. Therefore the last child that
        // differs between repeats, and all children before it, are passed to the constructor.
        _passed = Array.FindLastIndex(_children, c => c.Plans.Select(p => p is null ? "" : PlanText.Of(p)).Distinct().Count() > 1) + 1;
    }

    /// <summary>The expression that creates the instance of one repeat.</summary>
    public string New(int repeat, string indent)
    {
        var arguments = _children[.._passed].Where(c => c.Plans[repeat] is not null || _passed > 1)
            .Select(c => $"{c.Name}: {(c.Plans[repeat] is { } plan ? _printer.Print(plan, indent) : "null")}");
        return $"new {_name}({string.Join(", ", arguments)})";
    }

    public string Print()
    {
        var graph = _cell switch
        {
            { Nodes: 2 } => "one edge from the input to the output",
            { Concatenates: true } => "each node is the sum of its edges, and the output all nodes but the input, concatenated",
            _ => $"each node is the sum of its edges, and the last one, node {_cell.Nodes - 1}, the output",
        };
        var text = new StringBuilder($"/// <summary>The cell of {_property}: {graph}.</summary>\nfile sealed class {_name} : Module<Tensor, Tensor>\n{{\n");
        foreach (var child in _children[.._passed]) text.Append($"{Indent}private readonly {child.Type} {child.Name};\n");
        foreach (var child in _children[_passed..])
            text.Append($"{Indent}private readonly Sequential {child.Name} = {_printer.Print(child.Plans[0]!, Indent)};\n");
        if (_children.Length > 0) text.Append('\n');
        return text.Append(Constructor()).Append('\n').Append(Forward()).Append("}\n").ToString();
    }

    private string Constructor()
    {
        if (_passed == 0) return $"{Indent}public {_name}() : base(nameof({_name})) => RegisterComponents();\n";
        var parameters = _children[.._passed].Select(c => $"{c.Type} {c.Name}{(c.IsOptional && _passed == 1 ? " = null" : "")}");
        var assignments = _children[.._passed].Select(c => $"{Inner}this.{c.Name} = {c.Name};\n");
        return $"{Indent}public {_name}({string.Join(", ", parameters)}) : base(nameof({_name}))\n{Indent}{{\n"
            + $"{string.Concat(assignments)}{Inner}RegisterComponents();\n{Indent}}}\n";
    }

    private string Forward()
    {
        const string signature = $"{Indent}public override Tensor forward(Tensor input)";
        var last = _cell.Nodes - 1;
        if (!_cell.Concatenates && !HasPreprocessing && (_cell.Edges is [] or [{ From: 0 }])) return $"{signature} => {Output(last)};\n";

        var text = new StringBuilder($"{signature}\n{Indent}{{\n{Inner}using var scope = NewDisposeScope();\n");
        var first = HasPreprocessing && _children[0].IsOptional ? "preprocessing?.call(input) ?? input" : "preprocessing.call(input)";
        if (HasPreprocessing) text.Append($"{Inner}var node0 = {first};\n");
        for (var node = 1; node <= last; node++)
            if (node == last && !_cell.Concatenates) text.Append($"{Inner}var node{node} = {Output(node)};\n");
            else if (_cell.Concatenates || _cell.Edges.Any(e => e.From == node)) text.Append($"{Inner}var node{node} = {Sum(node)};\n");
        var output = _cell.Concatenates ? $"cat([{string.Join(", ", Enumerable.Range(1, last).Select(Node))}], 1)" : Node(last);
        return text.Append($"{Inner}return {output}.MoveToOuterDisposeScope();\n{Indent}}}\n").ToString();
    }

    private bool HasPreprocessing => _children is [{ Name: "preprocessing" }, ..];

    /// <summary>The sum of the output node. It must be a tensor of its own; a skip connection alone therefore becomes an alias.</summary>
    private string Output(int node) =>
        _cell.Edges.Where(e => e.To == node).ToArray() is [var edge] && IsSkip(edge) ? $"{Sum(node)}.alias()" : Sum(node);

    private string Sum(int node)
    {
        var terms = _cell.Edges.Where(e => e.To == node).Select(e => IsSkip(e) ? Node(e.From) : $"{NameOf(e)}.call({Node(e.From)})").ToArray();
        return terms.Length == 0 ? $"zeros_like({Node(0)})" : string.Join(" + ", terms);
    }

    private string Node(int node) => node == 0 && !HasPreprocessing ? "input" : $"node{node}";

    private static string NameOf(CellEdgePlan edge) => $"edge{edge.From}{edge.To}";

    private static bool IsSkip(CellEdgePlan edge) => edge.Operation.Steps is [IdentityLayer];

    /// <summary>A child module of the class.</summary>
    /// <param name="Name">The name of its field.</param>
    /// <param name="Plans">The plan of each repeat; <see langword="null"/> for a repeat without this child.</param>
    private sealed record Child(string Name, SequencePlan?[] Plans)
    {
        public bool IsOptional => Plans.Contains(null);

        public string Type => IsOptional ? "Sequential?" : "Sequential";
    }
}
