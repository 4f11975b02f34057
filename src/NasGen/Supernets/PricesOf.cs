using NasGen.Descriptors;
using NasGen.Evaluation;
using NasGen.Plans;
using NasGen.Runtime;
using NasGen.Search.Spaces;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Supernets;

/// <summary>The costs of a task that a supernet can foretell: parameters, multiply-accumulates and latency, with a limit or a penalty.</summary>
internal static class PricesOf
{
    private static readonly string[] Foretold = [nameof(Cost.Parameters), nameof(Cost.Macs), nameof(Cost.Latency)];

    /// <summary><see langword="null"/> where the task names none.</summary>
    public static (Price Price, OperationCosts Costs)? Task(TaskDescriptor task, SearchSpace space, SpaceDefinition definition, Func<Genotype, DryRunResult> dryRun)
    {
        var terms = task.Limits.Select(l => (l.Cost, Limit: (double?)l.Value, Weight: 0.0)).Concat(task.Penalties.Select(p => (p.Cost, Limit: (double?)null, Weight: p.Value)))
            .Where(t => Foretold.Contains(t.Cost, StringComparer.Ordinal)).DistinctBy(t => t.Cost).ToArray();
        if (terms.Length == 0) return null;
        var builder = new ModuleBuilder(definition);
        var costs = new OperationCosts([.. terms.Select(t => t.Cost)], builder, (block, shape) => Latency(builder, block, shape));
        return (new Price([.. terms.Select((t, i) => new PricedCost(t.Cost, t.Limit, t.Weight, Constant(t.Cost, i)))]), costs);

        // What the user's own modules cost is in no block: the difference between a whole network and its blocks.
        double Constant(string cost, int index)
        {
            if (cost == nameof(Cost.Latency)) return 0;
            var structure = SpaceDescriptor.Parse(definition.Descriptor).Space;
            var dry = dryRun(space.Default);
            var plan = new ArchitecturePlan(structure, space.Default, dry.Shapes);
            var blocks = 0.0;
            foreach (var property in structure.Properties.Where(p => p.Kind != PropertyKind.Scalar))
                for (var repeat = 0; repeat < plan.Repeats(property); repeat++)
                {
                    using var vector = costs.Of(new SequencePlan(plan.Expand(property, repeat, dry.Shapes[property.Name][repeat])), dry.Shapes[property.Name][repeat]);
                    blocks += vector[index].item<float>();
                }
            return (cost == nameof(Cost.Parameters) ? dry.Parameters : dry.Macs) - blocks;
        }
    }

    private static double Latency(ModuleBuilder builder, SequencePlan block, long[] shape)
    {
        using var scope = NewDisposeScope();
        using var module = builder.Build(block);
        return LatencyMeter.Measure(module, zeros([1, .. shape])).Median;
    }
}
