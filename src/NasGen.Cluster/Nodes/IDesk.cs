using Orleans;
using Orleans.Concurrency;

namespace NasGen.Cluster.Nodes;

/// <summary>The search, as a node sees it. The key is the address of its silo.</summary>
[Alias("NasGen.IDesk")]
internal interface IDesk : IGrainWithStringKey
{
    /// <summary>A part of the file with a hash; empty at its end.</summary>
    [Alias("Read"), ResponseTimeout("00:01:00")]
    Task<byte[]> Read(string sha256, long from);

    /// <summary>A line of the crew about a request that goes on: its progress.</summary>
    [Alias("Report"), OneWay]
    Task Report(string line);
}
