using System.Collections.Concurrent;
using NasGen.Cluster.Nodes;
using NasGen.Search.Contracts;

namespace NasGen.Cluster.Coordination;

/// <summary>
/// Hands requests to nodes. A lost node is not a failed training: the next node gets it. If nodes are lost under the same request again and again, it is
/// taken to be the cause.
/// </summary>
/// <param name="send">The receiver of lines for the host.</param>
internal sealed class Dispatcher(Roster roster, Action<ClusterLine> send)
{
    /// <summary>The number of nodes that may be lost under one request.</summary>
    private const int MostLosses = 3;

    private readonly ConcurrentDictionary<long, Errand> _errands = new();

    /// <summary>Takes a line of the host.</summary>
    public void Receive(ClusterLine line)
    {
        if (line is not { Id: { } id, Line: { } text }) return;
        if (line.IsCancel) Cancel(id, text);
        else _ = Run(_errands[id] = new Errand(), id, text);
    }

    private async Task Run(Errand errand, long id, string text)
    {
        try
        {
            for (var losses = 1; ; losses++)
            {
                var member = await roster.Take(errand.Stop.Token);
                errand.Node = member.Node;
                var reply = errand.Stop.IsCancellationRequested ? null : await Ask(member, id, text);
                roster.Release(member);
                if (reply is null) errand.Stop.Token.ThrowIfCancellationRequested();
                if (reply is not null || losses == MostLosses)
                {
                    send(new ClusterLine { Id = id, Node = member.Name, Line = reply, Lost = reply is null ? Cause(member, losses) : null });
                    return;
                }
                send(new ClusterLine { Say = $"{member.Name} was lost: the training that it had begun goes to another node." });
            }
        }
        catch (OperationCanceledException)
        {
            send(new ClusterLine { Id = id, Lost = "The training was cancelled." });
        }
        finally
        {
            _errands.TryRemove(id, out _);
        }
    }

    /// <summary>The reply of a node; <see langword="null"/> if the node or its crew ended.</summary>
    private async Task<string?> Ask(Member member, long id, string text)
    {
        try
        {
            if (await member.Node.Ask(id, text) is { } reply) return reply;
        }
        catch (Exception e) when (e is Orleans.Runtime.OrleansException or TimeoutException)
        {
        }
        roster.Lose(member);
        send(new ClusterLine { Slots = roster.Slots });
        _ = Leave(member);
        return null;
    }

    /// <summary>A node whose crew has ended begins anew.</summary>
    private static async Task Leave(Member member)
    {
        try
        {
            await member.Node.Leave();
        }
        catch (Exception e) when (e is Orleans.Runtime.OrleansException or TimeoutException)
        {
            // It is gone.
        }
    }

    private void Cancel(long id, string text)
    {
        if (!_errands.TryGetValue(id, out var errand)) return;
        errand.Stop.Cancel();
        _ = errand.Node?.Tell(text).ContinueWith(task => task.Exception, TaskScheduler.Default);
    }

    private static string Cause(Member member, int losses) => losses == 1
        ? $"The node {member.Name} was lost in the middle of the training."
        : $"{losses} nodes were lost in the middle of this training, the last of them {member.Name}. "
            + "Most likely the architecture needs more memory than they have.";

    /// <summary>A request that is under way.</summary>
    private sealed class Errand
    {
        public CancellationTokenSource Stop { get; } = new();
        public volatile INode? Node;
    }
}
