using Orleans;
using Orleans.Placement;
using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace NasGen.Cluster.Membership;

/// <summary>A grain that lives on the silo whose address is its key, and nowhere else.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OnSiloAttribute() : PlacementAttribute(new OnSilo());

/// <summary>The strategy of <see cref="OnSiloAttribute"/>.</summary>
[GenerateSerializer, Immutable]
internal sealed class OnSilo : PlacementStrategy;

/// <summary>Reads the silo from the key.</summary>
internal sealed class OnSiloDirector : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var silo = SiloAddress.FromParsableString(target.GrainIdentity.Key.ToString()!);
        return context.GetCompatibleSilos(target).Contains(silo)
            ? Task.FromResult(silo)
            : Task.FromException<SiloAddress>(new SiloUnavailableException($"{silo} is no longer a member of the cluster."));
    }
}
