using NasGen.Search.Text;

namespace NasGen.Search.Strategies;

/// <summary>Strategies by name.</summary>
public static class StrategyRegistry
{
    private static readonly SortedDictionary<string, Func<StrategySettings, IStrategy>> Strategies = new(StringComparer.Ordinal)
    {
        ["bayesian"] = settings => new Bayesian(settings),
        ["evolution"] = settings => new Evolution(settings),
        ["grid"] = settings => new GridSearch(settings),
        ["largest"] = settings => new LargestFirst(settings),
        ["local"] = settings => new LocalSearch(settings),
        ["nsga2"] = settings => new Nsga2(settings),
        ["random"] = settings => new RandomSearch(settings),
    };

    /// <summary>The names, in order.</summary>
    public static IReadOnlyCollection<string> Names => Strategies.Keys;

    /// <summary>Used where none is named.</summary>
    public static string Default => "evolution";

    /// <exception cref="UnknownStrategyException">There is none of that name.</exception>
    public static IStrategy Create(string name, StrategySettings settings) => Find(name)(settings);

    /// <summary>Whether there is a strategy of that name, found out before anything else is done.</summary>
    /// <exception cref="UnknownStrategyException">There is none of that name.</exception>
    public static void EnsureKnown(string name) => Find(name);

    private static Func<StrategySettings, IStrategy> Find(string name) => Strategies.GetValueOrDefault(name) ?? throw new UnknownStrategyException(name, Names);
}

/// <summary>A strategy of that name does not exist; the message names the nearest one.</summary>
public sealed class UnknownStrategyException(string name, IReadOnlyCollection<string> known)
    : Exception($"There is no strategy '{name}'.{NearestName.Hint(name, known)}")
{
    public string Name { get; } = name;
    public string? Nearest { get; } = NearestName.Of(name, known);
}
