using NasGen.Expansions;
using NasGen.Modules;
using NasGen.Plans;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Latency;

/// <summary>
/// The latency of blocks on this machine, in seconds per sample. A block is measured at its first request, in the same way as whole networks (eval
/// mode, no gradient, the process's threads, oneDNN as it is set), and remembered by its plan and input shape. Not thread-safe.
/// </summary>
/// <example><code>
/// using var meter = new SteadyMeter();
/// var latency = new OperationLatency(new ModuleBuilder(definition), meter.Seconds);
/// var seconds = latency.Seconds(plan.Expand(property, repeat, input), input);
/// </code></example>
/// <param name="builder">The builder of the space that the blocks belong to, which can construct the user's modules.</param>
/// <param name="measure">A function that measures the seconds of one call in eval mode: <see cref="SteadyMeter.Seconds"/>.</param>
internal sealed class OperationLatency(ModuleBuilder builder, Func<Module<Tensor, Tensor>, Tensor, double> measure)
{
    private readonly Dictionary<string, double> _seconds = new(StringComparer.Ordinal);

    /// <summary>The number of blocks that were measured.</summary>
    public int Count => _seconds.Count;

    /// <summary>The latency of a block, in seconds per sample.</summary>
    /// <param name="block">The plan of one repeat of a property.</param>
    /// <param name="input">The input shape, without the batch.</param>
    public double Seconds(IReadOnlyList<BlockPlan> block, long[] input)
    {
        var key = PlanText.Of(block, input);
        if (!_seconds.TryGetValue(key, out var seconds)) _seconds[key] = seconds = Measure(block, input);
        return seconds;
    }

    /// <summary>Measures a block. The random state is restored; a measurement therefore does not change a training.</summary>
    private double Measure(IReadOnlyList<BlockPlan> block, long[] input)
    {
        using var scope = NewDisposeScope();
        using var random = get_rng_state();
        try
        {
            using var module = builder.Build(new SequencePlan(block));
            module.eval();
            return measure(module, zeros([1, .. input]));
        }
        finally
        {
            set_rng_state(random);
        }
    }
}
