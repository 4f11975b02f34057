using NasGen.Expansions;
using NasGen.Modules;
using NasGen.Plans;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Latency;

/// <summary>
/// The seconds that blocks take on this machine for one sample: each is measured when it is first asked for, as whole networks are (eval
/// mode, no gradient, the process's threads, oneDNN as it is), and remembered for its plan and input shape. Not safe for several threads.
/// </summary>
/// <example><code>
/// using var meter = new SteadyMeter();
/// var latency = new OperationLatency(new ModuleBuilder(definition), meter.Seconds);
/// var seconds = latency.Seconds(plan.Expand(property, repeat, input), input);
/// </code></example>
/// <param name="builder">Of the space that the blocks belong to: it knows the user's own modules.</param>
/// <param name="measure">Seconds for one call in eval mode: <see cref="SteadyMeter.Seconds"/>.</param>
internal sealed class OperationLatency(ModuleBuilder builder, Func<Module<Tensor, Tensor>, Tensor, double> measure)
{
    private readonly Dictionary<string, double> _seconds = new(StringComparer.Ordinal);

    /// <summary>How many blocks were measured so far.</summary>
    public int Count => _seconds.Count;

    /// <param name="block">One repeat of a property, as <see cref="ArchitecturePlan.Expand(NasGen.Search.Contracts.PropertyDescriptor, int, long[])"/> gives it.</param>
    /// <param name="input">The shape that it meets, without the batch.</param>
    public double Seconds(IReadOnlyList<BlockPlan> block, long[] input)
    {
        var key = PlanText.Of(block, input);
        if (!_seconds.TryGetValue(key, out var seconds)) _seconds[key] = seconds = Measure(block, input);
        return seconds;
    }

    /// <summary>The random state is left as it was: measuring changes no training.</summary>
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
