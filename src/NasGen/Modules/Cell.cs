using NasGen.Plans;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Modules;

/// <summary>The graph of a <see cref="CellPlan"/>; its children are <c>preprocessing</c> and <c>edge01</c>, <c>edge02</c>, ….</summary>
internal sealed class Cell : Module<Tensor, Tensor>
{
    private readonly int _nodes;
    private readonly bool _concatenates;
    private readonly Module<Tensor, Tensor>? _first;
    private readonly (int From, int To, Sequential Operation)[] _edges;

    public Cell(int nodes, bool concatenates, Sequential? preprocessing, (int From, int To, Sequential Operation)[] edges) : base(nameof(Cell))
    {
        (_nodes, _concatenates, _first, _edges) = (nodes, concatenates, preprocessing, edges);
        if (preprocessing is not null) register_module(nameof(preprocessing), preprocessing);
        foreach (var (from, to, operation) in edges) register_module($"edge{from}{to}", operation);
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var nodes = new Tensor[_nodes];
        nodes[0] = _first is null ? input.alias() : _first.call(input);
        foreach (var (from, to, operation) in _edges)
        {
            var output = operation.call(nodes[from] ??= zeros_like(nodes[0]));
            if (!output.shape.SequenceEqual(nodes[0].shape))
                throw new PlanException(
                    $"The operation from node {from} to node {to} of a cell must keep the shape [{string.Join(", ", nodes[0].shape[1..])}], "
                    + $"but returns [{string.Join(", ", output.shape[1..])}].");
            nodes[to] = nodes[to] is { } sum ? sum + output : output;
        }
        for (var i = 1; i < _nodes; i++) nodes[i] ??= zeros_like(nodes[0]);
        return (_concatenates ? cat(nodes[1..], 1) : nodes[^1]).MoveToOuterDisposeScope();
    }
}
