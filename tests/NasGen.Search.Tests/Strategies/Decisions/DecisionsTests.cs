using System.Numerics;
using System.Runtime.InteropServices;
using NasGen.Search.Strategies;

namespace NasGen.Search.Tests.Strategies.Decisions;

/// <summary>
/// The same seed gives the same proposals in every version: a journal that an older version began goes on as it would have. The recorded
/// lines stand in <c>decisions.txt</c>; where a change is meant to change decisions, the failing test shows the new ones.
/// </summary>
public sealed class DecisionsTests
{
    /// <summary>Strategies that compute with logarithms and sums of vectors: their last bits depend on the processor and the C library. They take longer: one seed each.</summary>
    private static readonly string[] WithSurrogate = ["auto", "bayesian", "tpe"];

    private static bool IsMachineOfRecord =>
        OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64 && Vector<double>.Count == 4;

    public static TheoryData<string> Names { get; } = [.. StrategyRegistry.Names, .. StrategyRegistry.Schedulers, "asha+evolution", "hyperband+local"];

    [Theory, MemberData(nameof(Names))]
    public void The_same_seed_gives_the_decisions_that_were_recorded(string strategy)
    {
        var hasSurrogate = WithSurrogate.Contains(strategy);
        if (hasSurrogate && !IsMachineOfRecord) return;
        var recorded = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Strategies", "Decisions", "decisions.txt"));
        Assert.Equal(recorded.Where(line => line.StartsWith(strategy + " ", StringComparison.Ordinal)), RecordedSearches.Of(strategy, seeds: hasSurrogate ? 1UL : 3));
    }
}
