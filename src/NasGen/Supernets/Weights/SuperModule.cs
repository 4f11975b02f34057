using System.Text;
using NasGen.Expansions;
using NasGen.Plans;
using NasGen.Search.Contracts;
using NasGen.Search.Spaces;
using NasGen.Supernets.Policies;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Supernets.Weights;

/// <summary>
/// A module decision of a supernet: all its candidates on shared weights. It runs one of them or, if all have the same output shape, their weighted
/// sum. Depths share their first repeats: a depth of two is the first two blocks of a depth of three.
/// </summary>
internal sealed class SuperModule : Module<Tensor, Tensor>
{
    private readonly SupernetState _state;
    private readonly PropertyDescriptor _property;
    private readonly SharedWeights weights;
    private readonly SuperCell? _cell;
    private readonly int[] _relevant;
    private readonly int _choice, _width, _depth;
    private readonly bool _sharesWidth;

    /// <summary>Whether the last repeat averages the turns of a symmetry. Then a shorter depth is not the beginning of a longer one.</summary>
    private readonly bool _isSymmetric;
    private readonly Dictionary<string, SharedOperation> _operations = new(StringComparer.Ordinal);

    public SuperModule(SupernetState state, PropertyDescriptor property, SharedWeights shared) : base(property.Name)
    {
        (_state, _property, weights) = (state, property, shared);
        var decisions = state.Space.Decisions;
        // A width that is shared with another property is a decision of that property.
        var owner = SharedWidth.OwnerIn(property.Settings?.GetValueOrDefault(SettingNames.Width)) ?? property.Name;
        var (width, depth) = (DecisionNames.OfSetting(owner, SettingNames.Width), DecisionNames.OfSetting(property.Name, SettingNames.Depth));
        _relevant = [.. Enumerable.Range(0, decisions.Count).Where(i => IsOf(decisions[i].Name, property.Name) || decisions[i].Name == width)];
        _sharesWidth = owner != property.Name;
        _choice = state.Space.IndexOf(property.Name);
        _width = state.Space.IndexOf(width);
        _depth = state.Space.IndexOf(depth);
        _isSymmetric = property.Settings?.ContainsKey(SettingNames.Symmetry) == true
            || state.Space.IndexOf(DecisionNames.OfSetting(property.Name, SettingNames.Symmetry)) >= 0;
        if (property.Cell is not null) _cell = new SuperCell(state, property, shared);
        RegisterComponents();
    }

    /// <summary>Whether a mixture sums the options of a decision: operations, depths, and the inputs of a cell's nodes.</summary>
    public bool Mixes(string decision) =>
        !_state.Unmixable.Contains(_property.Name)
        && (decision == _property.Name || decision == DecisionNames.OfSetting(_property.Name, SettingNames.Depth) || _cell?.Has(decision) == true);

    public PropertyDescriptor Property => _property;

    public SharedWeights Weights => weights;

    /// <summary>The place of a repeat's block.</summary>
    public static string Place(PropertyDescriptor property, ArchitecturePlan plan, int repeat) =>
        property.Cell is not null ? $"{repeat}" : $"{repeat}/{(property.Kind == PropertyKind.Head ? "Head" : plan.Option(property))}";

    public override Tensor forward(Tensor input)
    {
        var isMixed = _state.Relaxation is { IsMixed: true } && !_state.Unmixable.Contains(_property.Name) && _property.Kind != PropertyKind.Head;
        var output = isMixed ? Mix(input, _state.Relaxation!) : Run(input);
        return output;
    }

    private static bool IsOf(string decision, string property) =>
        decision == property || decision.StartsWith(property + ".", StringComparison.Ordinal);

    private Tensor Run(Tensor input)
    {
        var plan = _state.Plan;
        var isFirst = !plan.IsRecorded(_property.Name);
        var current = input.alias();
        for (var repeat = 0; repeat < plan.Repeats(_property); repeat++)
        {
            if (isFirst) plan.Record(_property.Name, current.shape[1..]);
            Tensor next;
            if (_cell is not null) next = _cell.Run(plan, repeat, current, _state.Relaxation, isFirst, training);
            else
            {
                var operation = Operation(plan, repeat, current);
                next = operation.Run(current, training);
                if (isFirst && operation.Costs is { } costs) _state.Relaxation?.Add(costs);
            }
            current.Dispose();
            current = next;
        }
        if (isFirst) plan.Record(_property.Name, current.shape[1..]);
        return _state.Relaxation is { } relaxation ? StraightThrough(current, relaxation) : current;
    }

    private Tensor Mix(Tensor input, Relaxation relaxation)
    {
        var plans = Plans(relaxation);
        var depths = Depths(relaxation);
        if (depths.Length > 1 && _isSymmetric) throw new UnmixableException(_property.Name);
        var isFirst = !_state.Plan.IsRecorded(_property.Name);
        Tensor? sum = null;
        var current = input.alias();
        for (var repeat = 0; repeat < depths.Length; repeat++)
        {
            if (isFirst) _state.Plan.Record(_property.Name, current.shape[1..]);
            var reach = isFirst && _state.Costs is not null ? Tail(depths, repeat) : null;
            var next = _cell is null
                ? MixRepeat(plans, relaxation, repeat, current, reach)
                : _cell.Mix(_state.Plan, repeat, current, relaxation, reach, training);
            current.Dispose();
            current = next;
            if (depths[repeat] is { } weight && depths.Length > 1) sum = Sum(sum, current, weight);
        }
        var output = sum ?? current;
        if (isFirst) _state.Plan.Record(_property.Name, output.shape[1..]);
        return StraightThroughWidth(output, relaxation);
    }

    /// <summary>Runs one repeat of all candidates, each with its weight.</summary>
    private Tensor MixRepeat(ArchitecturePlan[] plans, Relaxation relaxation, int repeat, Tensor input, Tensor? reach)
    {
        if (plans.Length == 1)
        {
            var only = Operation(plans[0], repeat, input);
            if (reach is not null && only.Costs is { } cost) relaxation.Add(reach * cost);
            return only.Run(input, training);
        }
        var scalars = relaxation.Scalars(_choice);
        Tensor? sum = null;
        var operations = Array.ConvertAll(plans, plan => Operation(plan, repeat, input));
        for (var option = 0; option < plans.Length; option++)
        {
            var output = operations[option].RunBesideOthers(input, training);
            if (sum is not null && !output.shape.AsSpan().SequenceEqual(sum.shape)) throw new UnmixableException(_property.Name);
            sum = Sum(sum, output, scalars[option]);
            output.Dispose();
        }
        if (reach is not null && operations[0].Costs is not null)
            relaxation.Add(reach * relaxation.Vector(_choice)!.matmul(stack([.. operations.Select(o => o.Costs!)])));
        return sum!;
    }

    /// <summary>Adds a weighted term to a sum. The old sum is disposed of.</summary>
    internal static Tensor Sum(Tensor? sum, Tensor term, Tensor weight)
    {
        if (sum is null) return term * weight;
        using var weighted = term * weight;
        using (sum) return sum + weighted;
    }

    /// <summary>The plan with each candidate in turn; the other decisions stay.</summary>
    private ArchitecturePlan[] Plans(Relaxation relaxation)
    {
        if (_choice < 0 || relaxation.Vector(_choice) is null) return [_state.Plan];
        var options = (int)_state.Space.Decisions[_choice].Domain.Count!.Value;
        return [.. Enumerable.Range(0, options).Select(option => _state.PlanWith(_choice, option, _sharesWidth))];
    }

    /// <summary>The weight of each depth; <see langword="null"/> for a depth that is not an option.</summary>
    private Tensor?[] Depths(Relaxation relaxation)
    {
        if (_depth < 0 || relaxation.Vector(_depth) is null) return new Tensor?[_state.Plan.Repeats(_property)];
        var domain = _state.Space.Decisions[_depth].Domain;
        var options = Enumerable.Range(0, (int)domain.Count!.Value)
            .Select(i => int.Parse(domain.Format(i), System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        var depths = new Tensor?[options.Max()];
        for (var i = 0; i < options.Length; i++) depths[options[i] - 1] = relaxation.Scalars(_depth)[i];
        return depths;
    }

    /// <summary>The probability that a repeat runs: the sum of the weights of all depths that include it.</summary>
    private static Tensor Tail(Tensor?[] depths, int repeat) =>
        depths.Skip(repeat).OfType<Tensor>().ToArray() is { Length: > 0 } weights ? weights.Aggregate((a, b) => a + b) : ones(1);

    /// <summary>The same value with a straight-through gradient to the weight of the option that ran, and to the weights of the widths.</summary>
    private Tensor StraightThrough(Tensor output, Relaxation relaxation)
    {
        if (relaxation.IsMixed || _choice < 0 || relaxation.Vector(_choice) is null) return StraightThroughWidth(output, relaxation);
        using (output) return StraightThroughWidth(output * Relaxation.One(relaxation.Scalars(_choice)[(int)relaxation.Genes[_choice]]), relaxation);
    }

    /// <summary>
    /// The same value with a straight-through gradient to the weights of the widths. The probability of a channel is the sum over all widths that
    /// include it (Wan et al. 2020, FBNetV2, equation 4).
    /// </summary>
    private Tensor StraightThroughWidth(Tensor output, Relaxation relaxation)
    {
        if (relaxation.Vector(_width) is not { } widths || output.dim() < 2 || !widths.requires_grad) return output;
        var domain = _state.Space.Decisions[_width].Domain;
        var channels = output.shape[1];
        var cover = new float[domain.Count!.Value, channels];
        for (var option = 0; option < domain.Count; option++)
            for (var channel = 0L; channel < channels; channel++)
                cover[option, channel] = channel < double.Parse(domain.Format(option), System.Globalization.CultureInfo.InvariantCulture) ? 1 : 0;
        var factor = Relaxation.One(widths.matmul(tensor(cover, dtype: widths.dtype, device: widths.device)));
        using (output) return output * factor.reshape([1, channels, .. Enumerable.Repeat(1L, (int)output.dim() - 2)]);
    }

    private SharedOperation Operation(ArchitecturePlan plan, int repeat, Tensor input)
    {
        var key = Key(plan, repeat, input.shape);
        if (_operations.TryGetValue(key, out var known)) return known;
        var shape = input.shape[1..];
        var block = new SequencePlan(plan.Expand(_property, repeat, shape));
        var run = SharedBlock.Compile(weights, Place(_property, plan, repeat), block, shape.Length > 0 ? shape[0] : 1);
        return _operations[key] = new SharedOperation(run, _state.Costs?.Of(block, shape), block.Steps.Any(step => step is NewPlan));
    }

    /// <summary>A key of everything that the block depends on: the repeat, the input shape, and the property's decisions.</summary>
    private string Key(ArchitecturePlan plan, int repeat, long[] shape)
    {
        var key = new StringBuilder().Append((char)repeat);
        for (var i = 1; i < shape.Length; i++) key.Append(shape[i]).Append(',');
        foreach (var decision in _relevant)
        {
            var gene = plan.Genotype[decision];
            if (_state.Space.Decisions[decision].Domain.Count is null) key.Append(gene).Append(';');
            else key.Append(double.IsNaN(gene) ? '-' : (char)('0' + gene));
        }
        return key.ToString();
    }
}

/// <summary>A block on shared weights, ready to run for inputs of one shape.</summary>
/// <param name="Run">The step that runs the block.</param>
/// <param name="Costs">The costs of the block as a vector; <see langword="null"/> if they are not counted.</param>
/// <param name="IsUsers">Whether the block contains a module of the user.</param>
internal sealed record SharedOperation(SharedStep Run, Tensor? Costs, bool IsUsers)
{
    /// <summary>Runs the block on an input that other blocks of a mixture get too. The user's code may change an input in place.</summary>
    public Tensor RunBesideOthers(Tensor input, bool training) => Run(IsUsers ? input.clone() : input, training);
}

/// <summary>The candidates of a property have different output shapes and cannot be summed.</summary>
internal sealed class UnmixableException(string property) : Exception($"The candidates of {property} have different output shapes.")
{
    public string Property { get; } = property;
}
