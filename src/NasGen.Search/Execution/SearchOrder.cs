using NasGen.Search.Contracts;
using NasGen.Search.Strategies;

namespace NasGen.Search.Execution;

/// <summary>The order of one search, with all settings resolved.</summary>
/// <param name="Model">The space to search.</param>
/// <param name="StateDirectory">The folder of the journal.</param>
/// <param name="BudgetText">The budget as the user wrote it.</param>
/// <param name="Time">The budget if it is a time; otherwise <see langword="null"/>.</param>
/// <param name="Trials">The budget if it is a number of the strategy's trials; otherwise <see langword="null"/>.</param>
/// <param name="Strategy">The name of the strategy. The path of a user's own library is relative to the project, as in records and journals.</param>
/// <param name="Seed">The seed of the search.</param>
/// <param name="Workers">The number of simultaneous trainings.</param>
/// <param name="Threads">The number of threads per training.</param>
/// <param name="Device">The device: <c>cpu</c> or <c>cuda</c>.</param>
/// <param name="Weights">The folder for trained weights; <see langword="null"/>: they are not kept.</param>
/// <param name="Target">The device whose costs a profile predicts; <see langword="null"/>: latency is measured on this machine.</param>
/// <param name="Capacity">The capacity study after the search; <see langword="null"/>: none.</param>
/// <param name="Force">Whether to set the journal aside and begin a new one.</param>
internal sealed record SearchOrder(
    SpaceModel Model, string StateDirectory, string BudgetText, TimeSpan? Time, long? Trials, string Strategy, ulong Seed, int Workers,
    int Threads, string Device, string? Weights = null, bool Force = false, PredictedDevice? Target = null, CapacityOrder? Capacity = null)
{
    /// <summary>Whether the search may choose the number of workers and threads by measurement, because the user has not set it.</summary>
    public bool MayArrange { get; init; }

    /// <summary>The share of the search's trainings that random search gets, for comparison, in [0, 1).</summary>
    public double Baseline { get; init; } = DefaultBaseline;

    /// <summary>Whether the test set stays closed: the verdict then rests on validation data and claims nothing.</summary>
    public bool KeepsTestClosed { get; init; }

    /// <summary>The share of random search if nothing else is said.</summary>
    public const double DefaultBaseline = 0.25;

    /// <summary>The version of the tool, and the machine.</summary>
    public required SearchHost Host { get; init; }

    /// <summary>The name of a strategy with the absolute path of a user's own library, which can be loaded from any current folder.</summary>
    public string Located(string strategy) => StrategyRegistry.WithLibrary(strategy, path => Path.GetFullPath(path, Model.ProjectDirectory));
}
