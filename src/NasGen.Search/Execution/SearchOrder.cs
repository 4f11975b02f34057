using NasGen.Search.Contracts;
using NasGen.Search.Strategies;

namespace NasGen.Search.Execution;

/// <summary>One search as it was ordered: every setting resolved.</summary>
/// <param name="Model">What is searched.</param>
/// <param name="StateDirectory">Of the journal.</param>
/// <param name="BudgetText">As the user wrote it.</param>
/// <param name="Time">The budget where it is a time.</param>
/// <param name="Trials">The budget where it is a number of the strategy's trials.</param>
/// <param name="Strategy">The name; the path of a user's own library is relative to the project, as records and journals keep it.</param>
/// <param name="Seed">The root of all randomness.</param>
/// <param name="Workers">Trainings at a time.</param>
/// <param name="Threads">Of each.</param>
/// <param name="Device"><c>cpu</c> or <c>cuda</c>.</param>
/// <param name="Weights">A folder for trained weights.</param>
/// <param name="Target">The device that is searched for, where a profile says what it costs.</param>
/// <param name="Capacity">A study of capacity after the search; <see langword="null"/>: none.</param>
/// <param name="Force">Whether to set the journal aside and begin anew.</param>
internal sealed record SearchOrder(
    SpaceModel Model, string StateDirectory, string BudgetText, TimeSpan? Time, long? Trials, string Strategy, ulong Seed, int Workers,
    int Threads, string Device, string? Weights = null, bool Force = false, PredictedDevice? Target = null, CapacityOrder? Capacity = null)
{
    /// <summary>The tool and the machine that search.</summary>
    public required SearchHost Host { get; init; }

    /// <summary>A strategy's name as it can be loaded from any current folder: the path of a user's own library is absolute.</summary>
    public string Located(string strategy) => StrategyRegistry.WithLibrary(strategy, path => Path.GetFullPath(path, Model.ProjectDirectory));
}
