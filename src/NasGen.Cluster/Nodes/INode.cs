using NasGen.Cluster.Trust;
using Orleans;
using Orleans.Concurrency;

namespace NasGen.Cluster.Nodes;

/// <summary>A machine that trains. The key is the address of its silo.</summary>
[Alias("NasGen.INode")]
internal interface INode : IGrainWithStringKey
{
    /// <summary>What the machine is.</summary>
    [Alias("Describe")]
    Task<NodeFacts> Describe();

    /// <summary>Takes an order: checks its signature, brings its bundle, starts the crew, which compares its data with the search's.</summary>
    /// <param name="desk">The address of the search's silo.</param>
    /// <returns>Why the node does not take part; <see langword="null"/> if it does.</returns>
    [Alias("Take"), ResponseTimeout("01:00:00")]
    Task<string?> Take(SignedOrder order, string desk);

    /// <summary>Hands a request to the crew and waits for its reply. A request that runs already is not begun again.</summary>
    /// <returns>The reply; <see langword="null"/> if the crew ended before.</returns>
    [Alias("Ask"), ResponseTimeout("10.00:00:00")]
    Task<string?> Ask(long id, string line);

    /// <summary>Hands a line to the crew that has no reply of its own: that a request is cancelled.</summary>
    [Alias("Tell")]
    Task Tell(string line);

    /// <summary>The search is there. A node that does not hear it for a while ends its trainings.</summary>
    [Alias("Hear")]
    Task Hear();

    /// <summary>The search is over: ends the trainings.</summary>
    [Alias("Leave"), OneWay]
    Task Leave();
}
