using NasGen.Search.Proposals;
using NasGen.Search.Trials;

namespace NasGen.Cli.Tests.Settings;

/// <summary>A strategy of a user's own, which proposes nothing.</summary>
public sealed class OwnStrategy : IStrategy
{
    public OwnStrategy(StrategySettings settings) => ArgumentNullException.ThrowIfNull(settings);

    public Proposal? Ask() => null;

    public void Tell(Trial trial) => ArgumentNullException.ThrowIfNull(trial);
}
