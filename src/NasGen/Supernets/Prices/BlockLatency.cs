using NasGen.Latency;
using NasGen.Modules;
using NasGen.Native;
using NasGen.Plans;
using NasGen.Search.Contracts;
using NasGen.Search.Numerics;
using NasGen.Search.Spaces;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Supernets.Prices;

/// <summary>
/// The latency of a supernet's blocks on this machine. The sum over the blocks and <see cref="Constant"/> is the latency of a network (Cai, Zhu and
/// Han 2019, section 3.3). Each block is measured when the supernet first runs it. oneDNN is off during a measurement, as in an application, even if
/// the training uses it.
/// </summary>
internal sealed class BlockLatency : IDisposable
{
    /// <summary>The number of whole networks to which the prediction is fitted.</summary>
    private const int Networks = 8;
    private const int MostDraws = 5 * Networks;

    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(4);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(40);

    private readonly Device _device;
    private readonly SteadyMeter _meter;
    private readonly OperationLatency _blocks;
    private readonly LatencyPrediction _prediction;

    /// <param name="structure">The structure of the space.</param>
    /// <param name="space">The search space.</param>
    /// <param name="builder">The builder of the blocks.</param>
    /// <param name="dryRun">The dry run of an architecture.</param>
    /// <param name="create">The function that creates a candidate, whose latency is measured as a whole.</param>
    /// <param name="device">The device of the measurements.</param>
    /// <param name="seed">The seed that draws the networks that are measured as a whole.</param>
    public BlockLatency(
        SpaceStructure structure, SearchSpace space, ModuleBuilder builder, Func<Genotype, DryRunResult> dryRun, Func<Genotype, Module<Tensor, Tensor>> create,
        Device device, ulong seed)
    {
        _device = device;
        using (OneDnn.Off()) _meter = new SteadyMeter();
        _blocks = new OperationLatency(builder, Measure);
        _prediction = new LatencyPrediction(structure, _blocks.Seconds);
        Fit(space, dryRun, create, [1, .. structure.Input.Select(size => (long)size)], new RandomStream(seed, "supernet/latency"));
    }

    /// <summary>The seconds per sample that every architecture takes outside its blocks.</summary>
    public double Constant => _prediction.Line.A;

    /// <summary>The seconds per sample that a block adds to a network.</summary>
    public double Seconds(SequencePlan block, long[] input) => _prediction.Line.B * _blocks.Seconds(block.Steps, input);

    public void Dispose() => _meter.Dispose();

    private void Fit(
        SearchSpace space, Func<Genotype, DryRunResult> dryRun, Func<Genotype, Module<Tensor, Tensor>> create, long[] input, Random random)
    {
        List<(double Sum, double Measured)> networks = [];
        for (var draw = 0; draw < MostDraws && networks.Count < Networks; draw++)
        {
            using var scope = NewDisposeScope();
            var genotype = draw == 0 ? space.Default : space.Sample(random);
            try
            {
                var sum = _prediction.Sum(genotype, dryRun(genotype).Shapes);
                using var net = create(genotype);
                networks.Add((sum, Measure(net, zeros(input))));
            }
            catch (NasException)
            {
                // An infeasible architecture has no latency.
            }
        }
        _prediction.Fit(networks);
    }

    private double Measure(Module<Tensor, Tensor> net, Tensor input)
    {
        using var plain = OneDnn.Off();
        using var sample = input.to(_device);
        net.to(_device);
        return _meter.AtUsualSpeed(() => LatencyMeter.Measure(net, sample, WarmUp, Longest).Median);
    }
}
