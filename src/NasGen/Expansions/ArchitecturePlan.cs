using System.Globalization;
using NasGen.Plans;
using NasGen.Search.Contracts;
using NasGen.Search.Spaces;

namespace NasGen.Expansions;

/// <summary>
/// The block plans of one architecture. A plan depends on the input shapes of its property. The dry run finds them repeat by repeat and calls
/// <see cref="Record"/>; later users pass the recorded shapes to the constructor.
/// </summary>
internal sealed class ArchitecturePlan(SpaceStructure space, Genotype genotype)
{
    private readonly Dictionary<string, List<long[]>> _shapes = new(StringComparer.Ordinal);

    public ArchitecturePlan(SpaceStructure space, Genotype genotype, ArchitectureShapes shapes) : this(space, genotype)
    {
        foreach (var (property, met) in shapes.ByDecision) _shapes[property] = [.. met.InOrder];
    }

    public SpaceStructure Space => space;

    public Genotype Genotype => genotype;

    /// <summary>The recorded shapes of each property.</summary>
    public ArchitectureShapes Shapes => new(_shapes.ToDictionary(p => p.Key, p => RepeatShapes.Of(p.Value), StringComparer.Ordinal));

    public PropertyDescriptor Property(string name) => space.Properties.First(p => p.Name == name);

    /// <summary>The option of a module decision by its name: the chosen one, or the only one if there is nothing to choose. Not for heads.</summary>
    public string Option(PropertyDescriptor property) => genotype[property.Name] ?? property.Candidates![0].Name;

    /// <summary>Records the next shape of a property, without the batch: the inputs of its repeats in order, then its output.</summary>
    public void Record(string property, long[] shape)
    {
        if (!_shapes.TryGetValue(property, out var list)) _shapes[property] = list = [];
        list.Add(shape);
    }

    /// <summary>Whether a shape of the property is recorded.</summary>
    public bool IsRecorded(string property) => _shapes.ContainsKey(property);

    /// <summary>How often the property's block is repeated.</summary>
    public int Repeats(PropertyDescriptor property) =>
        property.Kind == PropertyKind.Head || property.Cell is null && Candidate(property) is null or { Type: BlockNames.Identity }
            ? 1
            : (int)(Number(property, SettingNames.Depth) ?? 1);

    /// <summary>The plan of a whole property, from recorded shapes.</summary>
    public SequencePlan Expand(PropertyDescriptor property)
    {
        if (!_shapes.TryGetValue(property.Name, out var shapes) || shapes.Count < Repeats(property))
            throw new PlanException($"No shape is recorded for {property.Name}.");
        return new SequencePlan([.. Enumerable.Range(0, Repeats(property)).SelectMany(repeat => Expand(property, repeat, shapes[repeat]))]);
    }

    /// <summary>The plan of one repeat for an input shape, without the batch.</summary>
    public IReadOnlyList<BlockPlan> Expand(PropertyDescriptor property, int repeat, long[] input)
    {
        if (property.Kind == PropertyKind.Head) return Head.Expand(input, property.Outputs);
        if (property.Cell is null && Candidate(property) is null) return [new IdentityLayer()];
        if (input.Length == 0)
            throw new PlanException($"{property.Name} needs features, a sequence or an image as input, but gets one number per sample.");

        var stride = repeat == 0 ? Number(property, SettingNames.Stride) ?? 1 : 1;
        var width = Width(property) ?? (property.Cell is null || repeat == 0 ? input : _shapes[property.Name][0])[0];
        return property.Cell is { } cell
            ? [Expand(property, cell, repeat, input, width, stride)]
            : Expand(property, Candidate(property)!, input, width, stride, repeat);
    }

    /// <summary>The plan of a candidate on an edge of the property's cell; <see langword="null"/> for zero, which is no edge.</summary>
    /// <param name="property">The property with the cell.</param>
    /// <param name="candidate">The candidate on the edge.</param>
    /// <param name="repeat">The repeat of the cell. All repeats have the same operations, each with weights of its own.</param>
    /// <param name="input">The shape of the cell's nodes, after the preprocessing. The operation keeps it.</param>
    internal IReadOnlyList<BlockPlan>? ExpandEdge(PropertyDescriptor property, CandidateDescriptor candidate, int repeat, long[] input) =>
        candidate.Type == BlockNames.Zero ? null : Expand(property, candidate, input, width: input[0], stride: 1);

    private CellPlan Expand(PropertyDescriptor property, CellDescriptor cell, int repeat, long[] input, long width, long stride)
    {
        var isPreprocessed = input[0] != width || stride != 1;
        var node = isPreprocessed ? [width, .. input[1..].Select(size => (size - 1) / stride + 1)] : input;
        var edges =
            from edge in cell.Edges
            let option = genotype[edge.Decision]
            where option is not null
            let operation = ExpandEdge(property, Array.Find(property.Candidates!, c => c.Name == option)!, repeat, node)
            where operation is not null
            select new CellEdgePlan(edge.From, edge.To, option, new SequencePlan(operation));
        var preprocessing = isPreprocessed ? Preprocess(Settings(property, property.Name, input, width, stride)) : null;
        return new CellPlan(cell.Nodes, node[0], Useful(cell, [.. edges]), cell.Concat, preprocessing);
    }

    private static SequencePlan Preprocess(BlockSettings settings) => new([.. settings.Input.Length == 1
        ? Perceptron.Expand(settings)
        : settings.Convolve(settings.Channels, settings.Width, kernel: 1, settings.Stride)]);

    /// <summary>The edges from which a path leads to the output. A network does not contain weights that it does not use.</summary>
    private static IReadOnlyList<CellEdgePlan> Useful(CellDescriptor cell, IReadOnlyList<CellEdgePlan> edges)
    {
        var reaches = Enumerable.Range(0, cell.Nodes).Select(node => node == cell.Nodes - 1 || (cell.Concat && node > 0)).ToArray();
        foreach (var edge in edges.Reverse()) reaches[edge.From] |= reaches[edge.To];
        return [.. edges.Where(edge => reaches[edge.To])];
    }

    private BlockSettings Settings(PropertyDescriptor property, string block, long[] input, long width, long stride, int repeat = 0) => new(
        block, input, width, Number(property, SettingNames.Kernel) ?? 3, stride,
        Enum.Parse<Activation>(Text(property, SettingNames.Activation) ?? nameof(Activation.ReLU)),
        Enum.Parse<Norm>(Text(property, SettingNames.Norm) ?? nameof(Norm.Batch)),
        Number(property, SettingNames.Expansion) ?? 4,
        Enum.Parse<Symmetry>(Text(property, SettingNames.Symmetry) ?? nameof(Symmetry.None)),
        IsFirst: repeat == 0,
        IsLast: repeat == Repeats(property) - 1);

    private IReadOnlyList<BlockPlan> Expand(
        PropertyDescriptor property, CandidateDescriptor candidate, long[] input, long width, long stride, int repeat = 0)
    {
        var settings = Settings(property, candidate.Name, input, width, stride, repeat);
        if (candidate.Parameters is not { } parameters) return BuiltInBlocks.Expand(candidate.Type, settings);

        var isLeading = true;
        var arguments = new List<NewArgument>();
        foreach (var parameter in parameters)
        {
            var number = parameter.Binding switch
            {
                Bindings.InChannels => input[0],
                Bindings.OutChannels => width,
                Bindings.Kernel => settings.Kernel,
                Bindings.Stride => stride,
                _ => (long?)null,
            };
            if (parameter.Binding == Bindings.Default) continue;
            isLeading &= parameter is { Binding: Bindings.InChannels or Bindings.OutChannels, Default: null };
            var value = number is { } n ? n.ToString(CultureInfo.InvariantCulture) : Parameter(property, candidate, parameter);
            arguments.Add(new NewArgument(parameter.Name, parameter.Type, value, isLeading, number is not null && value == parameter.Default));
        }
        return [new NewPlan(candidate.Type, arguments)];
    }

    private CandidateDescriptor? Candidate(PropertyDescriptor property)
    {
        var option = Option(property);
        return Array.Find(property.Candidates!, c => c.Name == option)
            ?? (option == BlockNames.Skip ? null : throw new PlanException($"{property.Name} has no candidate {option}."));
    }

    /// <summary>
    /// The property's own width, or that of the property that it names: the decided or fixed width, or the recorded output width if there is
    /// neither (pooling keeps the width of its input).
    /// </summary>
    private long? Width(PropertyDescriptor property)
    {
        if (Text(property, SettingNames.Width) is not { } text) return null;
        if (SharedWidth.OwnerIn(text) is not { } owner) return Parse(text);
        var other = Property(owner);
        return OutputWidth(other)
            ?? (_shapes.TryGetValue(other.Name, out var shapes) && shapes.Count > Repeats(other)
                ? shapes[^1][0]
                : throw new PlanException($"{property.Name} shares the width of {other.Name}, which runs after it."));
    }

    private long? OutputWidth(PropertyDescriptor property) => Width(property) * (property.Cell is { Concat: true } cell ? cell.Nodes - 1 : 1);

    private string Parameter(PropertyDescriptor property, CandidateDescriptor candidate, ParameterDescriptor parameter) =>
        DecisionNames.OfParameter(property.Name, candidate.Name, parameter.Name) is var decision && genotype[decision] is { } value
            ? value
            : throw new PlanException($"{decision} has no value.");

    private long? Number(PropertyDescriptor property, string setting) => Text(property, setting) is { } text ? Parse(text) : null;

    private string? Text(PropertyDescriptor property, string setting) => space.SettingOf(genotype, property, setting);

    private static long Parse(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
