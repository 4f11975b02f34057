using NasGen.Errors;
using NasGen.Expansions;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using NasGen.Search.Spaces;
using NasGen.Statics;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Candidates;

/// <summary>Builds the network of one architecture in two passes: a dry run that finds its shapes and costs, then the real network.</summary>
internal static class Candidate
{
    /// <summary>Runs the architecture once on the CPU, without gradients, and discards it. The random state is restored.</summary>
    /// <exception cref="NasException">The architecture is infeasible: NAS2010, NAS2011 or NAS2013, with the user's file and line if known.</exception>
    public static DryRunResult DryRun(SpaceDefinition definition, SpaceDescriptor descriptor, Genotype genotype)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        using var random = get_rng_state();
        try
        {
            return new DryRun(definition, descriptor, genotype).Run();
        }
        finally
        {
            set_rng_state(random);
        }
    }

    /// <summary>
    /// A new network on the CPU, in train mode. Its weights equal those of <c>torch.manual_seed(seed); new Winner()</c> to the last bit.
    /// </summary>
    /// <exception cref="NasException">NAS2010: a constructor threw.</exception>
    public static Module<Tensor, Tensor> Create(SpaceDefinition definition, SpaceDescriptor descriptor, Genotype genotype, DryRunResult dry, ulong seed)
    {
        var plan = new ArchitecturePlan(descriptor.Space, genotype, dry.Shapes);
        manual_seed(unchecked((long)seed));
        try
        {
            var candidate = definition.Create(new PlannedBuilder(definition, plan));
            definition.Build(candidate);
            return UserStatics.Of(definition).Watch(candidate);
        }
        catch (Exception exception) when (exception is not NasException)
        {
            throw Failure.Threw(definition, descriptor, $"{descriptor.Space.Name} cannot be built", exception);
        }
    }
}
