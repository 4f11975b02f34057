using System.Globalization;
using NasGen.Costs;
using NasGen.Expansions;
using NasGen.Plans;
using NasGen.Search.Contracts;
using NasGen.Search.Records;
using NasGen.Search.Spaces;
using NasGen.Search.Wording;

namespace NasGen.Cli.Page;

/// <summary>An architecture as blocks with the shapes between them. It is made from the plan; nothing is built or trained.</summary>
internal static class WinnerGraph
{
    /// <returns>The graph; <see langword="null"/> if the shapes of the dry run are not known.</returns>
    public static ReportGraph? Of(
        SpaceStructure space, string name, Genotype genotype, ArchitectureShapes? shapes, IReadOnlyDictionary<string, double> costs)
    {
        if (shapes is null) return null;
        try
        {
            var plan = new ArchitecturePlan(space, genotype, shapes);
            ReportBlock[] blocks = [.. space.Properties.Where(p => p.Kind != PropertyKind.Scalar).SelectMany(p => Blocks(plan, p, shapes[p.Name]))];
            return new(Lead(space, name, genotype, costs, blocks), genotype.ToString(), blocks, Table(blocks));
        }
        catch (Exception e) when (e is PlanException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }

    private static string Lead(SpaceStructure space, string name, Genotype genotype, IReadOnlyDictionary<string, double> costs, IEnumerable<ReportBlock> blocks)
    {
        // Bytes, seconds and joules do not name their cost.
        static string Describe(string cost, double value) =>
            NumberText.Cost(cost, value) + (cost is "Memory" or "Latency" or "Energy" or "EnergyPerDay" ? " " + Words.Measure(cost) : "");
        var figures = costs.OrderByDescending(c => c.Key, StringComparer.Ordinal).Select(c => Describe(c.Key, c.Value));
        var scalars = space.Properties.Where(p => p.Kind == PropertyKind.Scalar).Select(p => $" {p.Name} = {space.OptionOf(genotype, p.Name)}.");
        var unknown = string.Join(", ", blocks.Where(b => b.Parameters is null).Select(b => b.Block).Distinct());
        return $"{Words.Sentence(name)}: {string.Join(", ", figures)}.{string.Concat(scalars)}"
            + (unknown == "" ? "" : $" What {unknown} costs is known only as part of the sum, because it is your own code.");
    }

    private static ReportTable Table(IEnumerable<ReportBlock> blocks) => new(
        ["Part", "Block", "Output", "Parameters", "MACs"],
        [.. blocks.Select(b => (string[])[b.Property, b.Block == "" ? "head" : b.Block, b.Output, Text("Parameters", b.Parameters), Text("Macs", b.Macs)])]);

    private static string Text(string cost, long? value) => value is null ? "–" : NumberText.Value(cost, value.Value);

    private static IEnumerable<ReportBlock> Blocks(ArchitecturePlan plan, PropertyDescriptor property, RepeatShapes shapes)
    {
        var repeats = plan.Repeats(property);
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            var block = new SequencePlan(plan.Expand(property, repeat, shapes.Inputs[repeat]));
            var (parameters, macs) = (PlanParameters.Of(block), LayerWalk.Macs(block, shapes.Inputs[repeat]));
            yield return new(
                repeats == 1 ? property.Name : string.Create(CultureInfo.InvariantCulture, $"{property.Name} {repeat + 1} of {repeats}"),
                property.Kind == PropertyKind.Head ? "" : property.Cell is null ? plan.Option(property) : "cell",
                ShapeText.Format([shapes.Inputs[repeat]]), ShapeText.Format([shapes.OutputOf(repeat)]),
                [.. block.Steps.SelectMany(LayerLines.Of)], parameters, macs, Size(parameters, macs));
        }
    }

    private static string Size(long? parameters, long? macs) => parameters is null ? "your own code"
        : NumberText.Cost("Parameters", parameters.Value) + (macs is null ? "" : ", " + NumberText.Cost("Macs", macs.Value));
}
