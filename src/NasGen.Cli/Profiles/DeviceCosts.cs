using NasGen.Costs;
using NasGen.Expansions;
using NasGen.Latency;
using NasGen.Search.Contracts;
using NasGen.Search.Spaces;

namespace NasGen.Cli.Profiles;

/// <summary>
/// Predicts latency (seconds) and energy (joules) of architectures from a device profile: the energy of an inference is
/// MACs · perMac + bytes · perByte, where the bytes are those of the inputs, parameters and outputs of each layer. Of one alone, idleWatts · latency is a part;
/// of a day, 86,400 s of idleWatts and of sampling.
/// Typical values of perMac and perByte are in Horowitz 2014, Computing's energy problem, figure 1.1.9.
/// </summary>
internal sealed class DeviceCosts
{
    private const double SinglePrecision = 4;

    private readonly DeviceProfile _profile;
    private readonly SpaceStructure _space;
    private readonly Dictionary<string, LayerModel> _models = new(StringComparer.Ordinal);

    /// <param name="profile">The device profile.</param>
    /// <param name="space">The structure of the search space.</param>
    /// <param name="threads">The number of threads of one inference. The models of the nearest measured number are used.</param>
    public DeviceCosts(DeviceProfile profile, SpaceStructure space, int threads)
    {
        (_profile, _space) = (profile, space);
        foreach (var kind in (profile.Layers ?? []).GroupBy(l => l.Kind, StringComparer.Ordinal))
            _models[kind.Key] = Model(kind.MinBy(l => Math.Abs(l.Threads - threads))!);
    }

    /// <summary>The costs by name, from the result of a dry run.</summary>
    public IEnumerable<(string Cost, double Value)> Of(Genotype genotype, DryRunResult dry)
    {
        var calls = Calls(genotype, dry);
        var latency = Latency(calls, dry.Macs);
        yield return (nameof(Cost.Latency), latency);
        if (_profile.Energy is not { } energy) yield break;
        var bytes = calls.Sum(c => c.Bytes) * (energy.BytesPerNumber ?? SinglePrecision) / SinglePrecision;
        var joules = dry.Macs * energy.PerMac + bytes * energy.PerByte;
        yield return (nameof(Cost.Energy), joules + energy.IdleWatts * latency);
        if (energy.Power().Day(joules, _space.RateOf(genotype)) is { } day) yield return (nameof(Cost.EnergyPerDay), day.Total);
    }

    /// <summary>The sum of the predicted seconds of all layers. The line of the profile maps this sum to the latency of the network.</summary>
    public double Sum(Genotype genotype, DryRunResult dry) => Sum(Calls(genotype, dry), dry.Macs);

    private double Latency(IReadOnlyList<LayerCall> calls, double macs) => _models.Count == 0
        ? macs / _profile.Energy!.Clock!.Value
        : Math.Max(0, (_profile.Network?.CallOverhead ?? 0) + (_profile.Network?.Factor ?? 1) * Sum(calls, macs));

    /// <summary>MACs of the dry run beyond those of the layers, such as those of a block that <c>forward</c> calls twice, count as a convolution.</summary>
    private double Sum(IReadOnlyList<LayerCall> calls, double macs)
    {
        var rest = macs - calls.Sum(c => c.Macs);
        return calls.Sum(c => Seconds(c.Kind, c.Macs, c.Bytes, c.Units)) + (rest >= 1 ? Seconds(LayerKind.Convolution, rest, 0, 1) : 0);
    }

    /// <summary>A layer of a kind that the profile lacks counts as a convolution with as many operations.</summary>
    private double Seconds(string kind, double macs, double bytes, double units) =>
        (_models.GetValueOrDefault(kind) ?? _models.GetValueOrDefault(LayerKind.Convolution) ?? _models.Values.First()).Seconds(macs, bytes, units);

    /// <summary>The layers of built-in blocks, and those that the dry run found in the user's own modules.</summary>
    private IReadOnlyList<LayerCall> Calls(Genotype genotype, DryRunResult dry)
    {
        var plan = new ArchitecturePlan(_space, genotype, dry.Shapes);
        var calls = LatencyPrediction.Blocks(plan).SelectMany(block => LayerWalk.Calls(block.Plan, block.Input, block.Output));
        return [.. calls.Where(c => c.Kind != LayerKind.Own), .. dry.Own];
    }

    private static LayerModel Model(DeviceLayer layer) => new(
        layer.Model != "interpolated", new LayerRates(layer.Call, layer.PerMac, layer.PerByte, layer.PerUnit),
        [.. layer.Points.Select(p => new LayerPoint(p.Macs, p.Bytes, p.Units, p.Median))], layer.Error);
}
