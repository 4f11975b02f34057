using NasGen.Expansions;
using NasGen.Modules;
using NasGen.Runtime;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Candidates;

/// <summary>Supplies the real modules, whose shapes are known from the dry run.</summary>
internal sealed class PlannedBuilder(SpaceDefinition definition, ArchitecturePlan plan) : CandidateBuilder
{
    private readonly ModuleBuilder _modules = new(definition);

    public override Module<Tensor, Tensor> Module(string property) => _modules.Build(plan.Expand(plan.Property(property)));

    public override string? Option(string decision) => plan.Space.OptionOf(plan.Genotype, decision);
}
