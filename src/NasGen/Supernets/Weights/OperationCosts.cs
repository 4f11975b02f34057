using NasGen.Costs;
using NasGen.Modules;
using NasGen.Plans;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Supernets.Weights;

/// <summary>
/// The costs of single blocks: parameters and multiply-accumulate operations from the same meter as a candidate's, latency from measuring the block
/// on this machine (Cai, Zhu and Han 2019, section 3.3).
/// </summary>
/// <param name="names">The names of the costs in order: <see cref="Cost.Parameters"/>, <see cref="Cost.Macs"/> or <see cref="Cost.Latency"/>.</param>
/// <param name="builder">The builder of the blocks.</param>
/// <param name="latency">The seconds per sample of a block for an input shape.</param>
internal sealed class OperationCosts(IReadOnlyList<string> names, ModuleBuilder builder, Func<SequencePlan, long[], double> latency)
{
    private const int Batch = 2;

    public IReadOnlyList<string> Names => names;

    /// <summary>The costs of a block as a vector, in the order of <see cref="Names"/>. The caller owns it; no dispose scope does.</summary>
    /// <param name="block">The plan of the block.</param>
    /// <param name="shape">The input shape, without the batch.</param>
    public Tensor Of(SequencePlan block, long[] shape)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        using var random = get_rng_state();
        try
        {
            using var meter = new CostMeter(Batch);
            using var module = builder.Build(block);
            module.eval();
            meter.Watch(module);
            module.call(zeros([Batch, .. shape])).Dispose();
            var parameters = ParameterCount.Of([module]).Trainable;
            double[] costs = [.. names.Select(name => name switch
            {
                nameof(Cost.Parameters) => parameters,
                nameof(Cost.Macs) => meter.Macs,
                _ => latency(block, shape),
            })];
            return tensor(costs, dtype: ScalarType.Float32).DetachFromDisposeScope();
        }
        finally
        {
            set_rng_state(random);
        }
    }
}
