using System.Globalization;
using NasGen.Cli.Records;
using NasGen.Cli.Reporting;
using NasGen.Costs;
using NasGen.Descriptors;
using NasGen.Plans;
using NasGen.Search.Contracts;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Cli.Report;

/// <summary>An architecture as blocks with what flows between them, from its plan: nothing is trained or built for it.</summary>
internal static class WinnerGraph
{
    /// <returns><see langword="null"/> where the dry run's shapes are not known.</returns>
    public static ReportGraph? Of(SpaceStructure space, string name, Genotype genotype, ArchitectureShapes? shapes, IReadOnlyDictionary<string, double> costs)
    {
        if (shapes is null) return null;
        try
        {
            var plan = new ArchitecturePlan(space, genotype, shapes);
            return new(
                name, genotype.ToString(),
                [.. space.Properties.Where(p => p.Kind != PropertyKind.Scalar).SelectMany(p => Blocks(plan, p, shapes[p.Name]))],
                [.. space.Properties.Where(p => p.Kind == PropertyKind.Scalar).Select(p => $"{p.Name} = {genotype[p.Name]}")],
                string.Join(", ", costs.OrderByDescending(c => c.Key, StringComparer.Ordinal).Select(c => c.Key == "Memory" ? NumberText.Cost(c.Key, c.Value) + " memory" : NumberText.Cost(c.Key, c.Value))));
        }
        catch (Exception e) when (e is PlanException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }

    private static IEnumerable<ReportBlock> Blocks(ArchitecturePlan plan, PropertyDescriptor property, RepeatShapes shapes)
    {
        var repeats = plan.Repeats(property);
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            var block = new SequencePlan(plan.Expand(property, repeat, shapes.Inputs[repeat]));
            yield return new(
                repeats == 1 ? property.Name : string.Create(CultureInfo.InvariantCulture, $"{property.Name} {repeat + 1} of {repeats}"),
                property.Kind == PropertyKind.Head ? "" : property.Cell is null ? plan.Option(property) : "cell",
                ShapeText.Format([shapes.Inputs[repeat]]), ShapeText.Format([shapes.OutputOf(repeat)]),
                [.. block.Steps.SelectMany(LayerLines.Of)],
                PlanParameters.Of(block), LayerWalk.Macs(block, shapes.Inputs[repeat]));
        }
    }
}
