using NasGen.Costs;
using NasGen.Modules;
using NasGen.Plans;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Supernets.Weights;

/// <summary>
/// What a block costs on its own: parameters and multiply-accumulates by the same meter as a candidate's, latency by measuring the block
/// on this machine (Cai, Zhu and Han 2019, section 3.3). Each block is measured once.
/// </summary>
/// <param name="names">The costs that are asked for, in order: <see cref="Cost.Parameters"/>, <see cref="Cost.Macs"/>, <see cref="Cost.Latency"/>.</param>
/// <param name="latency">Seconds of a block for one sample of a shape.</param>
internal sealed class OperationCosts(IReadOnlyList<string> names, ModuleBuilder builder, Func<SequencePlan, long[], double> latency)
{
    private const int Batch = 2;

    public IReadOnlyList<string> Names => names;

    /// <summary>The costs as a vector that outlives all scopes.</summary>
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
