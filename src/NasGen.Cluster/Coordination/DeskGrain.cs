using NasGen.Cluster.Membership;
using NasGen.Cluster.Nodes;
using Orleans;
using Orleans.Concurrency;

namespace NasGen.Cluster.Coordination;

/// <summary>The desk of this silo, as nodes call it.</summary>
[OnSilo, Reentrant]
internal sealed class DeskGrain(Desk desk) : Grain, IDesk
{
    public Task<byte[]> Read(string sha256, long from) => desk.Read(sha256, from);

    public Task Report(string line)
    {
        desk.Report(line);
        return Task.CompletedTask;
    }
}
