using NasGen.Modules;
using NasGen.Runtime;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Supernets.Weights;

/// <summary>Supplies a supernet's modules and the current values of its scalar decisions.</summary>
internal sealed class SupernetBuilder(SpaceDefinition definition, SupernetState state) : CandidateBuilder
{
    private readonly ModuleBuilder _modules = new(definition);
    private readonly List<SuperModule> _supers = [];

    public IReadOnlyList<SuperModule> Modules => _supers;

    public override Module<Tensor, Tensor> Module(string property)
    {
        var module = new SuperModule(state, state.Plan.Property(property), new SharedWeights(_modules));
        _supers.Add(module);
        return module;
    }

    /// <summary>Whether the user's constructor may still be running. Scalars that are read meanwhile are frozen.</summary>
    public bool IsConstructing { get; set; } = true;

    public override T Read<T>(string decision, T value)
    {
        if (IsConstructing) state.Frozen.Add(decision);
        return value;
    }

    public override string? Option(string decision) => state.Genotype[decision];
}
