using Orleans.Runtime;

namespace NasGen.Cluster.Coordination;

/// <summary>The nodes of a search and their slots. A request that finds no free slot waits for one, in the order of asking.</summary>
internal sealed class Roster
{
    private readonly Lock _lock = new();
    private readonly Dictionary<SiloAddress, Member> _members = [];
    private readonly LinkedList<TaskCompletionSource<Member>> _waiting = [];

    public IReadOnlyList<Member> Members
    {
        get
        {
            lock (_lock) return [.. _members.Values];
        }
    }

    /// <summary>The number of slots of the nodes that take part.</summary>
    public int Slots
    {
        get
        {
            lock (_lock) return _members.Values.Where(m => m.IsReady).Sum(m => m.Facts!.Slots);
        }
    }

    public void Add(Member member)
    {
        lock (_lock) _members.Add(member.Silo, member);
    }

    /// <summary>The node takes part from now on.</summary>
    public void Ready(Member member)
    {
        lock (_lock)
        {
            member.IsReady = true;
            Match();
        }
    }

    /// <summary>The node takes part no longer.</summary>
    /// <returns>Whether it did until now.</returns>
    public bool Lose(Member member)
    {
        lock (_lock)
        {
            var was = member.IsReady;
            member.IsReady = false;
            return was;
        }
    }

    /// <summary>The silo is gone. If it comes back, it is another one.</summary>
    public void Forget(Member member)
    {
        lock (_lock) _members.Remove(member.Silo);
    }

    /// <summary>Waits for a free slot and takes it.</summary>
    public async Task<Member> Take(CancellationToken stop)
    {
        var ticket = new TaskCompletionSource<Member>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waiting.AddLast(ticket);
            Match();
        }
        using var canceled = stop.Register(() =>
        {
            lock (_lock) _waiting.Remove(ticket);
            ticket.TrySetCanceled(stop);
        });
        return await ticket.Task;
    }

    public void Release(Member member)
    {
        lock (_lock)
        {
            member.Busy--;
            Match();
        }
    }

    /// <summary>Gives the freest nodes to those who wait longest.</summary>
    private void Match()
    {
        while (_waiting.First is { } first && _members.Values.Where(m => m.Free > 0).MaxBy(m => m.Free) is { } member)
        {
            _waiting.RemoveFirst();
            if (first.Value.TrySetResult(member)) member.Busy++;
        }
    }
}
