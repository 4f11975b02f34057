using NasGen.Search.Rankings;
using NasGen.Search.Strategies.Schedulers;

namespace NasGen.Search.Strategies;

/// <summary>
/// Strategies by name: <c>evolution</c>; a scheduler over fidelities and who proposes for it, <c>asha+evolution</c> (alone: <c>random</c>);
/// a class of the user's own, <c>path.dll#Type</c>.
/// </summary>
public static class StrategyRegistry
{
    private static readonly SortedDictionary<string, Func<StrategySettings, IStrategy>> Strategies = new(StringComparer.Ordinal)
    {
        ["auto"] = settings => new Auto(settings),
        ["bayesian"] = settings => new Bayesian(settings),
        ["evolution"] = settings => new Evolution(settings),
        ["grid"] = settings => new GridSearch(settings),
        ["largest"] = settings => new LargestFirst(settings),
        ["local"] = settings => new LocalSearch(settings),
        ["nsga2"] = settings => new Nsga2(settings),
        ["random"] = settings => new RandomSearch(settings),
        ["tpe"] = settings => new TreeParzen(settings),
    };

    private static readonly SortedDictionary<string, Func<StrategySettings, IStrategy, IStrategy>> SchedulersByName = new(StringComparer.Ordinal)
    {
        ["asha"] = (settings, proposer) => new Asha(settings, proposer),
        ["halving"] = Hyperband.SuccessiveHalving,
        ["hyperband"] = Hyperband.Create,
    };

    /// <summary>The names, in order, without the schedulers'.</summary>
    public static IReadOnlyCollection<string> Names => Strategies.Keys;

    /// <summary>The names of what distributes the budget over fidelities.</summary>
    public static IReadOnlyCollection<string> Schedulers => SchedulersByName.Keys;

    /// <summary>The names of what ranks by a supernet or by untrained networks first: for searches alone.</summary>
    public static IReadOnlyCollection<string> OneShot { get; } = [.. RankingName.Methods, .. RankingName.Scores];

    /// <summary>Used where none is named.</summary>
    public static string Default => "auto";

    /// <exception cref="UnknownStrategyException">There is none of that name.</exception>
    /// <exception cref="StrategyLoadException">A class of the user's own cannot be used.</exception>
    public static IStrategy Create(string name, StrategySettings settings) => Find(name)(settings);

    /// <summary>Whether there is a strategy of that name, found out before anything else is done.</summary>
    /// <exception cref="UnknownStrategyException">There is none of that name.</exception>
    /// <exception cref="StrategyLoadException">A class of the user's own cannot be used.</exception>
    public static void EnsureKnown(string name) => Find(name);

    private static Func<StrategySettings, IStrategy> Find(string name)
    {
        if (UserStrategy.IsNamed(name) && !SchedulersByName.Keys.Any(s => name.StartsWith(s + "+", StringComparison.Ordinal))) return UserStrategy.Load(name);
        if (RankingName.Parse(name) is { } ranking)
        {
            if (ranking.Then is { } then) Find(then);
            return _ => throw new StrategyLoadException(name, "it asks networks, which a search has and a replay has not");
        }
        var plus = name.IndexOf('+', StringComparison.Ordinal);
        if (SchedulersByName.TryGetValue(plus < 0 ? name : name[..plus], out var scheduler))
        {
            var proposer = Find(plus < 0 ? "random" : name[(plus + 1)..]);
            return settings => scheduler(settings, proposer(Ladder.ForProposer(settings)));
        }
        return Strategies.GetValueOrDefault(name) ?? throw new UnknownStrategyException(name, [.. Names, .. Schedulers, .. OneShot]);
    }
}
