using NasGen.Costs;
using NasGen.Expansions;
using NasGen.Modules;
using NasGen.Runtime;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Candidates;

/// <summary>Supplies the dry run's probes. Each builds its modules at its first call, for the shape of its input.</summary>
internal sealed class ProbingBuilder(SpaceDefinition definition, ArchitecturePlan plan, CostMeter meter) : CandidateBuilder
{
    private readonly ModuleBuilder _modules = new(definition);
    private readonly List<Probe> _probes = [];

    public IReadOnlyList<Probe> Probes => _probes;

    public override Module<Tensor, Tensor> Module(string property)
    {
        var probe = new Probe(plan, plan.Property(property), _modules, meter);
        _probes.Add(probe);
        return probe;
    }

    public override string? Option(string decision) => plan.Space.OptionOf(plan.Genotype, decision);
}
