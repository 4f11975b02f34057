using NasGen.Cluster.Nodes;
using NasGen.Search.Contracts;
using Orleans;
using Orleans.Runtime;

namespace NasGen.Cluster.Coordination;

/// <summary>Watches who is a member of the cluster: greets the new, gives them the order, and says who takes part and who does not.</summary>
internal sealed class Recruiter(
    Roster roster, Desk desk, IGrainFactory grains, ISiloStatusOracle silos, ILocalSiloDetails own, bool leavesOutThisMachine, Action<ClusterLine> send)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);

    /// <summary>Watches until the search ends; then all nodes leave.</summary>
    public async Task Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var active = silos.GetApproximateSiloStatuses(onlyActive: true).Keys.Where(silo => !silo.Equals(own.SiloAddress)).ToHashSet();
            var known = roster.Members;
            foreach (var silo in active.Except(known.Select(m => m.Silo))) _ = Greet(silo);
            foreach (var member in known)
                if (active.Contains(member.Silo)) _ = Ignored(member.Node.Hear());
                else Forget(member);
            await Task.WhenAny(Task.Delay(Pause, stop));
        }
        await Task.WhenAny(Task.WhenAll(roster.Members.Select(m => Ignored(m.Node.Leave()))), Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None));
    }

    private async Task Greet(SiloAddress silo)
    {
        var member = new Member(silo, grains.GetGrain<INode>(silo.ToParsableString()));
        roster.Add(member);
        try
        {
            member.Facts = await member.Node.Describe();
            if (Mismatch(member.Facts) is { } mismatch) LeaveOut(member, mismatch);
            else if (await member.Node.Take(desk.Order, own.SiloAddress.ToParsableString()) is { } refusal) LeaveOut(member, refusal);
            else
            {
                roster.Ready(member);
                send(new ClusterLine { Say = $"{member.Name} takes part: {member.Facts.Slots} slots, {member.Facts.Class}.", Slots = roster.Slots });
            }
        }
        catch (Exception e) when (e is OrleansException or TimeoutException)
        {
            // It was lost before it took part. If it is still a member, it is asked again.
            roster.Forget(member);
        }
    }

    private string? Mismatch(NodeFacts facts)
    {
        if (facts.System != NodeFacts.ThisSystem)
            return $"it is a machine of another kind ({facts.System}) than the search's ({NodeFacts.ThisSystem}), whose libraries it cannot load.";
        return leavesOutThisMachine && facts.Machine == NodeFacts.ThisMachine
            ? "latency is measured on this machine, and its trainings would disturb that. With a device profile it could take part."
            : null;
    }

    private void LeaveOut(Member member, string reason) => send(new ClusterLine { Say = $"{member.Name} is left out: {reason}" });

    private void Forget(Member member)
    {
        roster.Forget(member);
        if (roster.Lose(member)) send(new ClusterLine { Say = $"{member.Name} is gone.", Slots = roster.Slots });
    }

    private static Task Ignored(Task call) => call.ContinueWith(task => task.Exception, TaskScheduler.Default);
}
