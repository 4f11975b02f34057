using NasGen.Cluster.Membership;
using NasGen.Cluster.Trust;
using Orleans;
using Orleans.Concurrency;

namespace NasGen.Cluster.Nodes;

/// <summary>The node of this silo, as others call it. All of its state is <see cref="Station"/>'s: an activation can go and come back.</summary>
[OnSilo, Reentrant]
internal sealed class NodeGrain(Station station, IGrainFactory grains) : Grain, INode
{
    public Task<NodeFacts> Describe() => Task.FromResult(station.Facts);

    public Task<string?> Take(SignedOrder order, string desk) => station.Take(order, grains.GetGrain<IDesk>(desk));

    public Task<string?> Ask(long id, string line) => station.Ask(id, line);

    public Task Tell(string line) => station.Tell(line);

    public Task Hear()
    {
        station.Hear();
        return Task.CompletedTask;
    }

    public Task Leave()
    {
        station.End();
        return Task.CompletedTask;
    }
}
