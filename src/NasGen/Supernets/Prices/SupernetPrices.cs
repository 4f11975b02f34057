using NasGen.Expansions;
using NasGen.Modules;
using NasGen.Plans;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using NasGen.Search.Spaces;
using NasGen.Supernets.Weights;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Supernets.Prices;

/// <summary>The costs of a task that a supernet can predict (parameters, MACs and latency) and that have a limit or a penalty.</summary>
internal sealed class SupernetPrices : IDisposable
{
    private static readonly string[] Foretold = [nameof(Cost.Parameters), nameof(Cost.Macs), nameof(Cost.Latency)];

    private readonly BlockLatency? _latency;

    private SupernetPrices(
        (string Cost, double? Limit, double Weight)[] terms, SpaceStructure structure, SearchSpace space, SpaceDefinition definition,
        Func<Genotype, DryRunResult> dryRun, Func<Genotype, Module<Tensor, Tensor>> create, Device device, ulong seed)
    {
        var builder = new ModuleBuilder(definition);
        if (terms.Any(t => t.Cost == nameof(Cost.Latency)))
            _latency = new BlockLatency(structure, space, builder, dryRun, create, device, seed);
        Costs = new OperationCosts([.. terms.Select(t => t.Cost)], builder, (block, shape) => _latency!.Seconds(block, shape));
        Price = new Price([.. terms.Select((t, i) => new PricedCost(t.Cost, t.Limit, t.Weight, Constant(t.Cost, i)))]);

        // The user's own modules are in no block. Their cost is the difference between a whole network and its blocks.
        double Constant(string cost, int index)
        {
            if (cost == nameof(Cost.Latency)) return _latency!.Constant;
            var dry = dryRun(space.Default);
            var plan = new ArchitecturePlan(structure, space.Default, dry.Shapes);
            var blocks = 0.0;
            foreach (var (block, input, _) in NasGen.Latency.LatencyPrediction.Blocks(plan))
            {
                using var vector = Costs.Of(new SequencePlan(block), input);
                blocks += vector[index].item<float>();
            }
            return (cost == nameof(Cost.Parameters) ? dry.Parameters : dry.Macs) - blocks;
        }
    }

    public Price Price { get; }

    public OperationCosts Costs { get; }

    /// <summary>The prices of a task; <see langword="null"/> if the task has no limit or penalty on such a cost.</summary>
    /// <param name="task">The task.</param>
    /// <param name="structure">The structure of the space.</param>
    /// <param name="space">The search space.</param>
    /// <param name="definition">The generated definition of the space.</param>
    /// <param name="dryRun">The dry run of an architecture.</param>
    /// <param name="create">The function that creates a candidate, whose latency is measured as a whole.</param>
    /// <param name="device">The device of the latency measurements.</param>
    /// <param name="seed">The seed that draws the networks that are measured as a whole.</param>
    public static SupernetPrices? Of(
        TaskDescriptor task, SpaceStructure structure, SearchSpace space, SpaceDefinition definition, Func<Genotype, DryRunResult> dryRun,
        Func<Genotype, Module<Tensor, Tensor>> create, Device device, ulong seed)
    {
        var limits = task.Limits.Select(l => (l.Cost, Limit: (double?)l.Value, Weight: 0.0));
        var penalties = task.Penalties.Select(p => (p.Cost, Limit: (double?)null, Weight: p.Value));
        var terms = limits.Concat(penalties).Where(t => Foretold.Contains(t.Cost, StringComparer.Ordinal)).DistinctBy(t => t.Cost).ToArray();
        return terms.Length == 0 ? null : new SupernetPrices(terms, structure, space, definition, dryRun, create, device, seed);
    }

    public void Dispose() => _latency?.Dispose();
}
