using NasGen.Expansions;
using NasGen.Plans;
using NasGen.Search.Contracts;
using NasGen.Search.Spaces;

namespace NasGen.Latency;

/// <summary>
/// The latency of whole networks from that of their blocks: a + b · Σ, where Σ is the sum over the blocks and the line is fitted to some
/// networks that were measured. a is what the user's own <c>forward</c> and the call into it cost, b what blocks gain or lose by running in a row.
/// </summary>
/// <param name="space">The space of the architectures.</param>
/// <param name="seconds">Of a block for the shape it meets: <see cref="OperationLatency.Seconds"/>, or a device's model.</param>
internal sealed class LatencyPrediction(SpaceStructure space, Func<IReadOnlyList<BlockPlan>, long[], double> seconds)
{
    /// <summary>The line; until it is fitted, the sum itself.</summary>
    public RobustLine Line { get; private set; } = new(0, 1);

    /// <summary>The seconds of all blocks, each for itself.</summary>
    /// <param name="shapes">Of the architecture's dry run.</param>
    public double Sum(Genotype genotype, ArchitectureShapes shapes)
    {
        var plan = new ArchitecturePlan(space, genotype, shapes);
        return Blocks(plan).Sum(block => seconds(block.Plan, block.Input));
    }

    /// <summary>Seconds for one sample.</summary>
    public double Seconds(Genotype genotype, ArchitectureShapes shapes) => Line.At(Sum(genotype, shapes));

    /// <summary>Fits the line to networks that were measured whole.</summary>
    public void Fit(IReadOnlyList<(double Sum, double Measured)> networks) => Line = RobustLine.Fit(networks);

    /// <summary>The blocks of an architecture in order of declaration, each repeat with the shape that it meets and the one it gives.</summary>
    public static IEnumerable<(IReadOnlyList<BlockPlan> Plan, long[] Input, long[] Output)> Blocks(ArchitecturePlan plan)
    {
        var shapes = plan.Shapes;
        foreach (var property in plan.Space.Properties.Where(p => p.Kind != PropertyKind.Scalar && shapes.Has(p.Name)))
            for (var repeat = 0; repeat < plan.Repeats(property); repeat++)
            {
                var input = shapes[property.Name].Inputs[repeat];
                yield return (plan.Expand(property, repeat, input), input, shapes[property.Name].OutputOf(repeat));
            }
    }
}
