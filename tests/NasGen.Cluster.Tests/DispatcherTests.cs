using System.Threading.Channels;
using NasGen.Cluster.Coordination;
using NasGen.Search.Contracts;
using Orleans.Runtime;

namespace NasGen.Cluster.Tests;

public sealed class DispatcherTests
{
    private static readonly FakeNode Lost = new() { Answer = _ => throw new SiloUnavailableException("killed") };

    private readonly Roster _roster = new();
    private readonly Channel<ClusterLine> _sent = Channel.CreateUnbounded<ClusterLine>();
    private readonly Dispatcher _dispatcher;

    public DispatcherTests() => _dispatcher = new Dispatcher(_roster, line => _sent.Writer.TryWrite(line));

    [Fact]
    public async Task A_node_makes_as_many_trainings_at_a_time_as_it_has_slots()
    {
        var gate = new TaskCompletionSource<string?>();
        var node = new FakeNode { Answer = _ => gate.Task };
        node.Join(_roster, "one", slots: 2);
        for (var id = 1; id <= 3; id++) Ask(id);
        await Until(() => node.Asked.Count == 2);
        gate.SetResult("done");
        for (var i = 0; i < 3; i++) Assert.Equal("done", (await Reply()).Line);
        Assert.Equal(3, node.Asked.Count);
    }

    [Fact]
    public async Task A_training_without_a_node_waits_for_one()
    {
        Ask(1);
        Assert.False(_sent.Reader.TryRead(out _));
        new FakeNode().Join(_roster, "late");
        Assert.Equal("late", (await Reply()).Node);
    }

    [Fact]
    public async Task A_training_whose_node_is_lost_is_made_by_the_next_and_answered_once()
    {
        Lost.Join(_roster, "lost", slots: 2);
        var other = new FakeNode();
        other.Join(_roster, "other");
        Ask(1);
        var reply = await Reply();
        Assert.Equal(("other", "reply to 1", null), (reply.Node, reply.Line, reply.Lost));
        Assert.Equal(["1"], other.Asked);
        Assert.Equal(1, _roster.Slots);
    }

    [Fact]
    public async Task A_crew_that_ends_in_a_training_counts_as_a_lost_node()
    {
        new FakeNode { Answer = _ => Task.FromResult<string?>(null) }.Join(_roster, "out of memory", slots: 2);
        new FakeNode().Join(_roster, "other");
        Ask(1);
        Assert.Equal("other", (await Reply()).Node);
    }

    [Fact]
    public async Task A_training_that_loses_three_nodes_has_failed()
    {
        for (var i = 0; i < 3; i++) Lost.Join(_roster, $"lost {i}");
        var fourth = new FakeNode();
        Ask(1);
        var reply = await Reply();
        fourth.Join(_roster, "fourth");
        Assert.Null(reply.Line);
        Assert.StartsWith("3 nodes were lost", reply.Lost, StringComparison.Ordinal);
        Assert.Empty(fourth.Asked);
    }

    [Fact]
    public async Task A_cancelled_training_is_cancelled_on_its_node()
    {
        var gate = new TaskCompletionSource<string?>();
        var node = new FakeNode { Answer = _ => gate.Task };
        node.Join(_roster, "one");
        Ask(1);
        await Until(() => node.Asked.Count == 1);
        _dispatcher.Receive(new ClusterLine { Id = 1, Line = "cancel", IsCancel = true });
        Assert.Equal(["cancel"], node.Told);
        gate.SetResult("canceled");
        Assert.Equal("canceled", (await Reply()).Line);
    }

    [Fact]
    public async Task A_training_that_is_cancelled_before_it_begins_never_does()
    {
        Ask(1);
        _dispatcher.Receive(new ClusterLine { Id = 1, Line = "cancel", IsCancel = true });
        Assert.NotNull((await Reply()).Lost);
        var late = new FakeNode();
        late.Join(_roster, "late");
        Assert.Empty(late.Asked);
    }

    private void Ask(long id) => _dispatcher.Receive(new ClusterLine { Id = id, Line = $"{id}" });

    /// <summary>The next line that answers a request.</summary>
    private async Task<ClusterLine> Reply()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
            if (await _sent.Reader.ReadAsync(limit.Token) is { Id: not null } line) return line;
    }

    private static async Task Until(Func<bool> condition)
    {
        for (var i = 0; i < 3000 && !condition(); i++) await Task.Delay(10);
        Assert.True(condition());
    }
}
