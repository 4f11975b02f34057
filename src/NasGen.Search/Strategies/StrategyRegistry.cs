using NasGen.Search.Rankings;
using NasGen.Search.Strategies.Schedulers;
using NasGen.Search.Text;

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

/// <summary>A strategy of that name does not exist; the message names the nearest one.</summary>
public sealed class UnknownStrategyException(string name, IReadOnlyCollection<string> known)
    : Exception($"There is no strategy '{name}'.{NearestName.Hint(name, known)}")
{
    public string Name { get; } = name;
    public string? Nearest { get; } = NearestName.Of(name, known);
}
