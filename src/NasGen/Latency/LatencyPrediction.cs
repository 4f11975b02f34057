using NasGen.Expansions;
using NasGen.Plans;
using NasGen.Search.Contracts;
using NasGen.Search.Spaces;

namespace NasGen.Latency;

/// <summary>
/// Predicts the latency of whole networks from that of their blocks: a + b · Σ, with the sum Σ over the blocks, fitted to networks that were measured.
/// a is the time of the user's own <c>forward</c> and of its call; b is what blocks gain or lose by running one after the other.
/// </summary>
/// <param name="space">The space of the architectures.</param>
/// <param name="seconds">The seconds of a block for an input shape: <see cref="OperationLatency.Seconds"/>, or a device's model.</param>
internal sealed class LatencyPrediction(SpaceStructure space, Func<IReadOnlyList<BlockPlan>, long[], double> seconds)
{
    /// <summary>The fitted line; before the fit, the line that predicts the sum itself.</summary>
    public RobustLine Line { get; private set; } = new(0, 1);

    /// <summary>The sum of the seconds of all blocks.</summary>
    /// <param name="genotype">The architecture.</param>
    /// <param name="shapes">The shapes that the architecture's dry run recorded.</param>
    public double Sum(Genotype genotype, ArchitectureShapes shapes)
    {
        var plan = new ArchitecturePlan(space, genotype, shapes);
        return Blocks(plan).Sum(block => seconds(block.Plan, block.Input));
    }

    /// <summary>The predicted latency, in seconds per sample.</summary>
    public double Seconds(Genotype genotype, ArchitectureShapes shapes) => Line.At(Sum(genotype, shapes));

    /// <summary>Fits the line to networks that were measured as a whole.</summary>
    public void Fit(IReadOnlyList<(double Sum, double Measured)> networks) => Line = RobustLine.Fit(networks);

    /// <summary>The blocks of an architecture in order of declaration, each repeat with its input shape and its output shape.</summary>
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
