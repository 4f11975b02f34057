using NasGen.Descriptors;
using NasGen.Devices;
using NasGen.Evaluation;
using NasGen.Plans;
using NasGen.Search.Spaces;

namespace NasGen.Cli.Devices;

/// <summary>
/// Latency and energy of architectures by a device's profile: joules = MACs · perMac + bytes · perByte + idleWatts · latency, where bytes are
/// those of inputs, parameters and outputs of each layer (Horowitz 2014, Computing's energy problem, table 1.1.9, for the sizes of both).
/// </summary>
internal sealed class DeviceCosts
{
    private readonly DeviceProfile _profile;
    private readonly SpaceStructure _space;
    private readonly Dictionary<string, LayerModel> _models = new(StringComparer.Ordinal);

    /// <param name="threads">Of one inference; models of the nearest number that was measured are taken.</param>
    public DeviceCosts(DeviceProfile profile, SpaceStructure space, int threads)
    {
        (_profile, _space) = (profile, space);
        foreach (var kind in (profile.Layers ?? []).GroupBy(l => l.Kind, StringComparer.Ordinal))
            _models[kind.Key] = Model(kind.MinBy(l => Math.Abs(l.Threads - threads))!);
    }

    /// <summary>The costs by name, for what a dry run found out.</summary>
    public IEnumerable<(string Cost, double Value)> Of(Genotype genotype, DryRunResult dry)
    {
        var calls = Calls(genotype, dry.Shapes);
        var latency = Latency(calls, dry.Macs);
        yield return (nameof(Cost.Latency), latency);
        if (_profile.Energy is { } energy)
            yield return (nameof(Cost.Energy), dry.Macs * energy.PerMac + calls.Sum(c => c.Bytes) * energy.PerByte + energy.IdleWatts * latency);
    }

    /// <summary>Seconds of the layers, each for itself: what the line of the profile is fitted to.</summary>
    public double Sum(Genotype genotype, DryRunResult dry) => Sum(Calls(genotype, dry.Shapes), dry.Macs);

    private double Latency(IReadOnlyList<LayerCall> calls, double macs) => _models.Count == 0
        ? macs / _profile.Energy!.Clock!.Value
        : Math.Max(0, (_profile.Network?.CallOverhead ?? 0) + (_profile.Network?.Factor ?? 1) * Sum(calls, macs));

    /// <summary>What the dry run counted and no plan explains is the user's own code: it is charged as convolutions are.</summary>
    private double Sum(IReadOnlyList<LayerCall> calls, double macs)
    {
        var own = calls.Where(c => c.Kind == LayerWalk.Own).ToArray();
        var rest = Math.Max(0, macs - calls.Sum(c => c.Macs));
        return calls.Where(c => c.Kind != LayerWalk.Own).Sum(c => Seconds(c.Kind, c.Macs, c.Bytes, c.Units))
            + (own.Length > 0 || rest > 0 ? Seconds(LayerWalk.Convolution, rest, own.Sum(c => c.Bytes), 1) : 0);
    }

    private double Seconds(string kind, double macs, double bytes, double units) =>
        (_models.GetValueOrDefault(kind) ?? _models.GetValueOrDefault(LayerWalk.Convolution) ?? _models.Values.First()).Seconds(macs, bytes, units);

    private IReadOnlyList<LayerCall> Calls(Genotype genotype, IReadOnlyDictionary<string, long[][]> shapes)
    {
        var plan = new ArchitecturePlan(_space, genotype, shapes);
        return [.. LatencyPrediction.Blocks(plan).SelectMany(block => LayerWalk.Calls(block.Plan, block.Input, block.Output))];
    }

    private static LayerModel Model(DeviceLayer layer) => new(
        layer.Model != "interpolated", new LayerRates(layer.Call, layer.PerMac, layer.PerByte, layer.PerUnit), [.. layer.Points.Select(p => new LayerPoint(p.Macs, p.Bytes, p.Units, p.Median))], layer.Error);
}
