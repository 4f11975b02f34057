using System.Text.Json;
using System.Text.Json.Serialization;
using NasGen.Search.Contracts;
using NasGen.Search.Journals;
using NasGen.Search.Trials;

namespace NasGen.Search.Capacity;

/// <summary>What a study of capacity trains, and what it has trained: a document of the journal, so that it can be gone on with and reported of.</summary>
internal sealed record CapacityStudy
{
    private const string Document = "capacity";

    /// <summary>As it was ordered.</summary>
    public required string Budget { get; init; }

    /// <summary>Of the budget, in seconds, as of the last training.</summary>
    public double Spent { get; init; }

    /// <summary>Of a budget in trainings.</summary>
    public long Made { get; init; }

    /// <summary>Whether the budget or the plan came to its end; otherwise the study was stopped.</summary>
    public bool IsFinished { get; init; }

    /// <summary>The architectures that are compared, the winner first.</summary>
    public required IReadOnlyList<StudiedArchitecture> Architectures { get; init; }

    /// <summary>The winner's parameters, and its MACs, spent on each depth.</summary>
    public required IReadOnlyList<StudiedAllocation> Allocations { get; init; }

    /// <summary>What cannot be asked of this space, a sentence each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Trainings that ended. Those of earlier studies of the same journal are kept: none is repeated.</summary>
    public IReadOnlyList<StudiedTraining> Trainings { get; init; } = [];

    public string Winner => Architectures[0].Genotype;

    /// <returns><see langword="null"/> if no study was made.</returns>
    public static CapacityStudy? Read(Journal journal) =>
        journal.ReadDocument(Document) is { } text ? JsonSerializer.Deserialize<CapacityStudy>(text, SpaceDescriptor.Json) : null;

    public void Write(Journal journal) => journal.WriteDocument(Document, JsonSerializer.Serialize(this, SpaceDescriptor.Json));
}

/// <param name="Role">One of <see cref="CapacityRole"/>.</param>
internal sealed record StudiedArchitecture(string Role, string Genotype, IReadOnlyDictionary<string, double> Costs);

/// <param name="Cost">What the budget is counted in.</param>
/// <param name="Share">Of the budget that it spends.</param>
/// <param name="IsSpent">Whether that is near enough to be compared with other depths.</param>
/// <param name="IsSameBlocks">Whether it differs from the winner in depths and widths alone.</param>
/// <param name="IsFirst">Whether it is the depth's first architecture; a second one is trained where time is left.</param>
internal sealed record StudiedAllocation(string Cost, int Depth, string Genotype, double Value, double Share, bool IsSpent, bool IsSameBlocks, bool IsFirst);

/// <param name="Share">Of the training data.</param>
/// <param name="Number">Of the seed, from 0: the same seeds as the verdict's.</param>
/// <param name="Metrics">The metrics on validation data and on the samples trained on.</param>
/// <param name="Samples">The number of samples trained on.</param>
internal sealed record StudiedTraining(
    string Genotype, double Share, int Number, TrialState State, string? Cause,
    [property: JsonConverter(typeof(StoredMetricsJson))] MeasuredMetrics Metrics, int Samples, double Seconds)
{
    public bool IsOf(PlannedTraining planned) => Genotype == planned.Genotype && Share == planned.Share && Number == planned.Number;
}

/// <summary>What an architecture is compared for.</summary>
internal static class CapacityRole
{
    public const string Winner = "winner";

    /// <summary>The winner with wider blocks, as near to twice its parameters as there is.</summary>
    public const string Wider = "wider";

    /// <summary>The winner with more blocks, as near to twice its parameters as there is.</summary>
    public const string Deeper = "deeper";

    /// <summary>Where there is no wider one: the winner with narrower blocks, as near to half its parameters as there is.</summary>
    public const string Narrower = "narrower";

    /// <summary>Where there is no deeper one: the winner with fewer blocks, as near to half its parameters as there is.</summary>
    public const string Shallower = "shallower";

    /// <summary>The largest that fits: what the space can fit at best.</summary>
    public const string Largest = "largest";

    /// <summary>The smallest with the winner's blocks.</summary>
    public const string Smallest = "smallest";
}
