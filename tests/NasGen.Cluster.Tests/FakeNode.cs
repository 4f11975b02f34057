using System.Net;
using NasGen.Cluster.Coordination;
using NasGen.Cluster.Nodes;
using NasGen.Cluster.Trust;
using Orleans.Runtime;

namespace NasGen.Cluster.Tests;

/// <summary>A node whose requests a test answers.</summary>
internal sealed class FakeNode : INode
{
    public Func<string, Task<string?>> Answer { get; init; } = line => Task.FromResult<string?>($"reply to {line}");

    public List<string> Asked { get; } = [];

    public List<string> Told { get; } = [];

    public Task<NodeFacts> Describe() => throw new NotSupportedException();

    public Task<string?> Take(SignedOrder order, string desk) => throw new NotSupportedException();

    public Task<string?> Ask(long id, string line)
    {
        Asked.Add(line);
        return Answer(line);
    }

    public Task Tell(string line)
    {
        Told.Add(line);
        return Task.CompletedTask;
    }

    public Task Hear() => Task.CompletedTask;

    public Task Leave() => Task.CompletedTask;

    /// <summary>The node as a member that takes part.</summary>
    public Member Join(Roster roster, string name, int slots = 1)
    {
        var silo = SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 11112 + roster.Members.Count), 1);
        var member = new Member(silo, this) { Facts = new NodeFacts { Name = name, Slots = slots, Class = "" } };
        roster.Add(member);
        roster.Ready(member);
        return member;
    }
}
