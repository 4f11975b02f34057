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
/// The latency of a supernet's blocks on this machine, each measured when the supernet first meets it, so that their sum and
/// <see cref="Constant"/> are a network's latency (Cai, Zhu and Han 2019, section 3.3). oneDNN is off while it measures, as it is for an
/// application, whatever the training around it uses.
/// </summary>
internal sealed class BlockLatency : IDisposable
{
    /// <summary>Whole networks that the line of sum and latency is fitted to.</summary>
    private const int Networks = 8;
    private const int MostDraws = 5 * Networks;

    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(4);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(40);

    private readonly Device _device;
    private readonly SteadyMeter _meter;
    private readonly OperationLatency _blocks;
    private readonly LatencyPrediction _prediction;

    /// <param name="create">A candidate, for the constant: what the user's own code around the blocks takes.</param>
    /// <param name="seed">The seed that draws the networks that are measured whole.</param>
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

    /// <summary>Seconds that every architecture takes beside its blocks.</summary>
    public double Constant => _prediction.Line.A;

    /// <summary>What a block adds to the seconds of a network, for one sample.</summary>
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
                // Infeasible: it has no latency.
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
