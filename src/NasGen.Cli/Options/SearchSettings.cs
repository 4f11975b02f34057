namespace NasGen.Cli.Options;

/// <summary>What the command line and <c>nasgen.yaml</c> say of a search; <see langword="null"/> where neither says anything.</summary>
internal sealed record SearchSettings
{
    public string? Budget { get; init; }

    public string? Strategy { get; init; }

    public ulong? Seed { get; init; }

    public IReadOnlyList<string>? Models { get; init; }

    public int? Workers { get; init; }

    public string? Device { get; init; }

    public string? Weights { get; init; }

    /// <summary>The file of a device's profile.</summary>
    public string? DeviceProfile { get; init; }

    /// <summary>Whether to study what more depth, width or data would buy.</summary>
    public bool? Capacity { get; init; }

    /// <summary>Of that study.</summary>
    public string? CapacityBudget { get; init; }

    /// <summary>These settings, and the others' where these are silent.</summary>
    public SearchSettings Over(SearchSettings others) => new()
    {
        Budget = Budget ?? others.Budget,
        Strategy = Strategy ?? others.Strategy,
        Seed = Seed ?? others.Seed,
        Models = Models ?? others.Models,
        Workers = Workers ?? others.Workers,
        Device = Device ?? others.Device,
        Weights = Weights ?? others.Weights,
        DeviceProfile = DeviceProfile ?? others.DeviceProfile,
        Capacity = Capacity ?? others.Capacity,
        CapacityBudget = CapacityBudget ?? others.CapacityBudget,
    };
}
