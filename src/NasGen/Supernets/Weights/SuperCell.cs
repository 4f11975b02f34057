using System.Text;
using NasGen.Expansions;
using NasGen.Plans;
using NasGen.Search.Contracts;
using NasGen.Search.Spaces;
using NasGen.Supernets.Policies;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Supernets.Weights;

/// <summary>
/// The graph of a cell on shared weights. Each edge runs one operation, or the weighted sum of all operations (Liu, Simonyan and Yang 2019,
/// equation 2) times the probability that the target node keeps this input.
/// </summary>
internal sealed class SuperCell
{
    private readonly SupernetState _state;
    private readonly PropertyDescriptor _property;
    private readonly SharedWeights _weights;
    private readonly (CellEdgeDescriptor Edge, int Decision, int Inputs, int[] Keeping)[] _edges;
    private readonly int[] _settings;
    private readonly Dictionary<string, SharedOperation?> _operations = new(StringComparer.Ordinal);

    public SuperCell(SupernetState state, PropertyDescriptor property, SharedWeights weights)
    {
        (_state, _property, _weights) = (state, property, weights);
        var cell = property.Cell!;
        _edges = [.. cell.Edges.Select(edge => (edge, state.Space.IndexOf(edge.Decision), Inputs(cell, edge.To), Keeping(cell, edge)))];
        var graph = _edges.SelectMany(e => (int[])[e.Decision, e.Inputs]).ToHashSet();
        _settings = [.. Enumerable.Range(0, state.Space.Decisions.Count).Where(i => !graph.Contains(i) && IsSetting(state.Space.Decisions[i].Name))];

        bool IsSetting(string decision) => decision.StartsWith(property.Name + ".", StringComparison.Ordinal);
    }

    private CellDescriptor Cell => _property.Cell!;

    /// <summary>Whether the decision chooses an operation of this cell, or the inputs of one of its nodes.</summary>
    public bool Has(string decision) => _edges.Any(e => e.Edge.Decision == decision) || Cell.InputsDecisions.Contains(decision);

    /// <summary>
    /// Runs one architecture. With a relaxation, the output of each operation carries a straight-through gradient to the weight of its option.
    /// </summary>
    /// <param name="plan">The plan of the architecture.</param>
    /// <param name="repeat">The repeat of the cell.</param>
    /// <param name="input">The input, with the batch.</param>
    /// <param name="relaxation">The weights of the options; <see langword="null"/> if no gradient is needed.</param>
    /// <param name="counts">Whether costs are added to the relaxation.</param>
    /// <param name="training">Whether the network is in train mode.</param>
    public Tensor Run(ArchitecturePlan plan, int repeat, Tensor input, Relaxation? relaxation, bool counts, bool training)
    {
        var cell = (CellPlan)plan.Expand(_property, repeat, input.shape[1..])[0];
        var nodes = First(cell, repeat, input, counts ? relaxation : null, null, training);
        foreach (var edge in cell.Edges)
        {
            var (decision, inputs) = Find(edge.From, edge.To);
            var source = nodes[edge.From] ??= zeros_like(nodes[0]!);
            var operation = Operation(plan, repeat, edge.From, edge.To, edge.Option, source)!;
            var output = operation.Run(source, training);
            if (counts && operation.Costs is { } costs) relaxation?.Add(costs);
            if (relaxation?.Vector(decision) is { } weights) output = Scaled(output, Relaxation.One(weights[(int)relaxation.Genes[decision]]));
            if (relaxation?.Vector(inputs) is { } kept) output = Scaled(output, Relaxation.One(kept[(int)relaxation.Genes[inputs]]));
            Add(nodes, edge.To, output);
        }
        return Output(nodes);
    }

    /// <summary>Runs all operations, each with its weight.</summary>
    /// <param name="plan">The plan of the current architecture.</param>
    /// <param name="repeat">The repeat of the cell.</param>
    /// <param name="input">The input, with the batch.</param>
    /// <param name="relaxation">The weights of the options.</param>
    /// <param name="reach">The probability of this repeat, which weighs its costs; <see langword="null"/> if costs are not counted.</param>
    /// <param name="training">Whether the network is in train mode.</param>
    public Tensor Mix(ArchitecturePlan plan, int repeat, Tensor input, Relaxation relaxation, Tensor? reach, bool training)
    {
        var cell = (CellPlan)plan.Expand(_property, repeat, input.shape[1..])[0];
        var nodes = First(cell, repeat, input, reach is null ? null : relaxation, reach, training);
        foreach (var (edge, decision, inputs, keeping) in _edges)
        {
            var source = nodes[edge.From] ??= zeros_like(nodes[0]!);
            var kept = relaxation.Vector(inputs) is null ? null : keeping.Select(option => relaxation.Scalars(inputs)[option]).Aggregate((a, b) => a + b);
            var reached = reach is null || kept is null ? reach : reach * kept;
            var output = MixEdge(plan, repeat, edge, decision, source, relaxation, reached, training);
            if (output is null) continue;
            Add(nodes, edge.To, kept is null ? output : Scaled(output, kept));
        }
        return Output(nodes);
    }

    private Tensor? MixEdge(
        ArchitecturePlan plan, int repeat, CellEdgeDescriptor edge, int decision, Tensor source, Relaxation relaxation, Tensor? reach, bool training)
    {
        var options = (Search.Spaces.Categorical)_state.Space.Decisions[decision].Domain;
        if (relaxation.Vector(decision) is null)
            return Operation(plan, repeat, edge.From, edge.To, options.Format(relaxation.Genes[decision]), source)?.Run(source, training);
        var weights = relaxation.Scalars(decision);
        Tensor? sum = null;
        for (var option = 0; option < weights.Length; option++)
        {
            if (Operation(plan, repeat, edge.From, edge.To, options.Options[option], source) is not { } operation) continue;
            using var output = operation.RunBesideOthers(source, training);
            if (!output.shape.AsSpan().SequenceEqual(source.shape)) throw new UnmixableException(_property.Name);
            if (reach is not null && operation.Costs is { } costs) relaxation.Add(reach * weights[option] * costs);
            sum = SuperModule.Sum(sum, output, weights[option]);
        }
        return sum;
    }

    private Tensor?[] First(CellPlan cell, int repeat, Tensor input, Relaxation? counted, Tensor? reach, bool training)
    {
        var nodes = new Tensor?[Cell.Nodes];
        if (cell.Preprocessing is null)
        {
            nodes[0] = input.alias();
            return nodes;
        }
        var operation = Cached(
            Key(_state.Plan, repeat, "pre", input), () => Compile(Places.Preprocessing(Place(repeat)), cell.Preprocessing, input.shape[1..]))!;
        if (counted is not null && operation.Costs is { } costs) counted.Add(reach is null ? costs : reach * costs);
        nodes[0] = operation.Run(input, training);
        return nodes;
    }

    private Tensor Output(Tensor?[] nodes)
    {
        for (var i = 1; i < nodes.Length; i++) nodes[i] ??= zeros_like(nodes[0]!);
        var output = Cell.Concat ? cat([.. nodes[1..]!], 1) : nodes[^1]!.alias();
        foreach (var node in nodes) node!.Dispose();
        return output;
    }

    private static void Add(Tensor?[] nodes, int to, Tensor output)
    {
        if (nodes[to] is not { } sum)
        {
            nodes[to] = output;
            return;
        }
        using (sum)
        using (output) nodes[to] = sum + output;
    }

    private static Tensor Scaled(Tensor output, Tensor by)
    {
        using (output) return output * by;
    }

    private SharedOperation? Operation(ArchitecturePlan plan, int repeat, int from, int to, string option, Tensor source) =>
        Cached(Key(plan, repeat, $"{from}{to}{option}", source), () =>
        {
            var shape = source.shape[1..];
            var block = plan.ExpandEdge(_property, Array.Find(_property.Candidates!, c => c.Name == option)!, repeat, shape);
            return block is null ? null : Compile(Places.Edge(Place(repeat), from, to, option), new SequencePlan(block), shape);
        });

    private SharedOperation Compile(string place, SequencePlan block, long[] shape) =>
        new(SharedBlock.Compile(_weights, place, block, shape[0]), _state.Costs?.Of(block, shape), block.Steps.Any(step => step is NewPlan));

    /// <summary>The place of the cell, which is the only step of its repeat.</summary>
    private static string Place(int repeat) => Places.Step($"{repeat}", 0);

    private SharedOperation? Cached(string key, Func<SharedOperation?> make)
    {
        if (!_operations.TryGetValue(key, out var known)) _operations[key] = known = make();
        return known;
    }

    private string Key(ArchitecturePlan plan, int repeat, string part, Tensor input)
    {
        var key = new StringBuilder(part).Append('/').Append((char)('0' + repeat));
        foreach (var size in input.shape.AsSpan(1)) key.Append(size).Append(',');
        foreach (var decision in _settings) key.Append(plan.Genotype[decision]).Append(';');
        return key.ToString();
    }

    private (int Decision, int Inputs) Find(int from, int to)
    {
        foreach (var (edge, decision, inputs, _) in _edges)
            if (edge.From == from && edge.To == to) return (decision, inputs);
        throw new ArgumentException($"There is no edge from {from} to {to}.");
    }

    private int Inputs(CellDescriptor cell, int node) => cell.InputsDecisions[node] is { } name ? _state.Space.IndexOf(name) : -1;

    /// <summary>The options of the node's decision that keep an edge.</summary>
    private int[] Keeping(CellDescriptor cell, CellEdgeDescriptor edge) =>
        cell.InputsDecisions[edge.To] is { } name
        && _state.Space.Decisions[_state.Space.IndexOf(name)].Domain is Search.Spaces.Categorical options
            ? [.. Enumerable.Range(0, options.Options.Count).Where(i => options.Options[i].Split('+').Contains($"{edge.From}"))]
            : [];
}
