using System.Collections.Generic;
using System.Linq;
using NasGen.Generator.Model;

namespace NasGen.Generator.Parsing;

/// <summary><c>[Cell]</c>: a graph and its decisions.</summary>
internal static class CellParser
{
    private const int MaxNodes = 8;

    /// <summary>The graph; <see langword="null"/> if the attribute is unusable, which is reported here.</summary>
    public static CellModel? Parse(ParseContext context, NasAttribute attribute, string property)
    {
        var nodes = attribute.Has("Nodes") ? attribute.NamedInt("Nodes") : 4;
        var inputs = attribute.NamedInt("Inputs");
        var obstacle =
            nodes is < 2 or > MaxNodes ? $"Nodes = {nodes} is not 2 to {MaxNodes}"
            : inputs < 0 ? $"Inputs = {inputs} is below 0"
            : inputs > 0 && inputs >= nodes - 1 ? $"Inputs = {inputs} chooses nothing, for no node has more than {nodes - 1} nodes before it, leave it out"
            : null;
        if (obstacle is null) return new CellModel(nodes, inputs == 0 ? null : inputs, attribute.NamedBool("Concat"));
        ListedOptions.Unusable(context, attribute, property, obstacle);
        return null;
    }

    /// <summary>
    /// Whether the cell itself uses a setting, whatever its candidates use. It is repeated, and a convolution before it sets width and stride.
    /// </summary>
    public static bool Uses(CellModel cell, string setting, bool isPreprocessed) =>
        setting is SettingNames.Width or SettingNames.Depth or SettingNames.Stride
        || (setting is SettingNames.Activation or SettingNames.Norm && (isPreprocessed || cell.Concat));

    /// <summary>The decisions of the cell, by target and then by source. The inputs of a node come before its edges.</summary>
    public static IEnumerable<DecisionModel> Decisions(string property, CellModel cell, ImmutableEquatableArray<string> operations)
    {
        foreach (var (from, to) in cell.Edges)
        {
            var isAlwaysAlive = !cell.ChoosesInputs(to);
            var inputs = isAlwaysAlive ? [] : Subsets(to, cell.Inputs!.Value).ToList();
            if (from == 0 && !isAlwaysAlive)
                yield return new DecisionModel(
                    CellModel.InputsOf(property, to), DomainModel.Listed(DecisionKind.Categorical, inputs.Select(Text).ToEquatable()), null,
                    ImmutableEquatableArray<string>.Empty);
            yield return new DecisionModel(
                CellModel.EdgeOf(property, from, to), DomainModel.Listed(DecisionKind.Categorical, operations),
                isAlwaysAlive ? null : CellModel.InputsOf(property, to),
                inputs.Where(i => i.Contains(from)).Select(Text).ToEquatable());
        }
    }

    private static string Text(int[] nodes) => string.Join("+", nodes);

    /// <summary>The subsets of 0 to <paramref name="count"/> − 1 of one size, in lexicographic order.</summary>
    private static IEnumerable<int[]> Subsets(int count, int size) => size == 0
        ? [[]]
        : Enumerable.Range(0, count)
            .SelectMany(first => Subsets(count - first - 1, size - 1).Select(rest => (int[])[first, .. rest.Select(r => r + first + 1)]));
}
