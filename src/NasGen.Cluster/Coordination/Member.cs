using NasGen.Cluster.Nodes;
using Orleans.Runtime;

namespace NasGen.Cluster.Coordination;

/// <summary>A node, as the search knows it.</summary>
internal sealed class Member(SiloAddress silo, INode node)
{
    public SiloAddress Silo { get; } = silo;
    public INode Node { get; } = node;

    /// <summary>What it said about its machine; <see langword="null"/> before.</summary>
    public NodeFacts? Facts { get; set; }

    /// <summary>Whether it takes part.</summary>
    public bool IsReady { get; set; }

    /// <summary>The number of requests that it works on.</summary>
    public int Busy { get; set; }

    public int Free => IsReady ? Facts!.Slots - Busy : 0;

    public string Name => Facts?.Name ?? Silo.Endpoint.ToString();
}
