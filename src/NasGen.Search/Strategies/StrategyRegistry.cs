using NasGen.Search.Proposals;
using NasGen.Search.Strategies.Schedulers;

namespace NasGen.Search.Strategies;

/// <summary>
/// Strategies by name: <c>evolution</c>; a scheduler over fidelities with the strategy that proposes for it, <c>asha+evolution</c> (a scheduler
/// alone: <c>random</c> proposes); a user's own class, <c>path.dll#Type</c>.
/// </summary>
public static class StrategyRegistry
{
    private static readonly SortedDictionary<string, Func<StrategySettings, IStrategy>> Strategies = new(StringComparer.Ordinal)
    {
        ["auto"] = settings => settings.Fidelities.Count > 1 ? new AutoHalving(settings) : new Auto(settings),
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

    /// <summary>The strategy that only spaces with <c>[CompoundScaling]</c> can use.</summary>
    public static string Compound => "compound";

    /// <summary>The names in alphabetical order, without schedulers and rankings.</summary>
    public static IReadOnlyCollection<string> Names => Strategies.Keys;

    /// <summary>The names of the schedulers, which distribute the budget over fidelities.</summary>
    public static IReadOnlyCollection<string> Schedulers => SchedulersByName.Keys;

    /// <summary>The names of the rankings by a supernet or by untrained networks. A search can use them, a replay cannot.</summary>
    public static IReadOnlyCollection<string> OneShot { get; } = [.. RankingName.Methods, .. RankingName.Scores];

    /// <summary>The strategy of a search that names none.</summary>
    public static string Default => "auto";

    /// <summary>Creates a strategy.</summary>
    /// <param name="name">A name as above.</param>
    /// <param name="settings">The settings of the search.</param>
    /// <exception cref="UnknownStrategyException">No strategy has this name.</exception>
    /// <exception cref="StrategyLoadException">The user's own class cannot be used, or the strategy is a ranking.</exception>
    public static IStrategy Create(string name, StrategySettings settings) => Find(name)(settings);

    /// <summary>Checks a name before anything else is done.</summary>
    /// <param name="name">A name as above.</param>
    /// <exception cref="UnknownStrategyException">No strategy has this name.</exception>
    /// <exception cref="StrategyLoadException">The user's own class cannot be used.</exception>
    public static void EnsureKnown(string name) => Find(name);

    /// <summary>The same strategy with another path of the user's own library; a name without a library stays as it is.</summary>
    /// <param name="name">The name: <c>path.dll#Type</c>, <c>asha+path.dll#Type</c> or any other.</param>
    /// <param name="path">Maps the old path to the new one.</param>
    public static string WithLibrary(string name, Func<string, string> path)
    {
        if (!UserStrategy.IsNamed(name)) return name;
        var start = SchedulersByName.Keys.FirstOrDefault(s => name.StartsWith(s + "+", StringComparison.Ordinal)) is { } scheduler ? scheduler.Length + 1 : 0;
        var end = name.LastIndexOf('#');
        return name[..start] + path(name[start..end]) + name[end..];
    }

    private static Func<StrategySettings, IStrategy> Find(string name)
    {
        if (name == Compound)
            return settings => CompoundScaling.Fits(settings.Feasible.Space)
                ? new CompoundScaling(settings)
                : throw new StrategyLoadException(name, "it scales by one number, and the space has no [CompoundScaling]");
        if (UserStrategy.IsNamed(name) && !SchedulersByName.Keys.Any(s => name.StartsWith(s + "+", StringComparison.Ordinal))) return UserStrategy.Load(name);
        if (RankingName.Parse(name) is { } ranking)
        {
            if (ranking.Then is { } then) Find(then);
            return _ => throw new StrategyLoadException(name, "it needs networks, and a replay has none");
        }
        var plus = name.IndexOf('+', StringComparison.Ordinal);
        if (SchedulersByName.TryGetValue(plus < 0 ? name : name[..plus], out var scheduler))
        {
            var proposer = Find(plus < 0 ? "random" : name[(plus + 1)..]);
            return settings => scheduler(settings, proposer(Ladder.ForProposer(settings)));
        }
        return Strategies.GetValueOrDefault(name) ?? throw new UnknownStrategyException(name, [.. Names, Compound, .. Schedulers, .. OneShot]);
    }
}
