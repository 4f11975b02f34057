using System.Text.Json;
using System.Text.Json.Serialization;
using NasGen.Search.Contracts;
using NasGen.Search.Journals;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Capacity;

/// <summary>The plan and the trainings of a capacity study. It is a document of the journal, from which the study is continued and reported.</summary>
internal sealed record CapacityStudy
{
    private const string Document = "capacity";

    /// <summary>The budget as it was ordered.</summary>
    public required string Budget { get; init; }

    /// <summary>The spent time until the last training, in seconds.</summary>
    public double Spent { get; init; }

    /// <summary>The number of trainings that count towards a budget in trainings.</summary>
    public long Made { get; init; }

    /// <summary>Whether the study ended with its budget or its plan. Otherwise it was stopped.</summary>
    public bool IsFinished { get; init; }

    /// <summary>The architectures that are compared, the winner first.</summary>
    public required IReadOnlyList<StudiedArchitecture> Architectures { get; init; }

    /// <summary>The architectures of each depth with the winner's parameters, and those with its MACs.</summary>
    public required IReadOnlyList<StudiedAllocation> Allocations { get; init; }

    /// <summary>The questions that this space cannot answer, one sentence each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The trainings that have ended, including those of earlier studies in the same journal. None is repeated.</summary>
    public IReadOnlyList<StudiedTraining> Trainings { get; init; } = [];

    public string Winner => Architectures[0].Genotype;

    /// <summary>A metric on validation data, one value per training of an architecture on all of the data.</summary>
    public double[] Scores(string genotype, string metric) =>
    [
        .. Trainings.Where(t => t.Genotype == genotype && t.Share == 1)
            .Select(t => t.Metrics.Validation.GetValueOrDefault(metric, double.NaN)).Where(v => !double.IsNaN(v)),
    ];

    /// <summary>Reads the study of a journal.</summary>
    /// <returns>The study; <see langword="null"/> if none was made.</returns>
    public static CapacityStudy? Read(Journal journal) =>
        journal.ReadDocument(Document, text => JsonSerializer.Deserialize<CapacityStudy>(text, SpaceDescriptor.Json)?.Checked(journal.Space));

    /// <summary>The study, if its architectures are those of the space. One that was read may be damaged.</summary>
    private CapacityStudy Checked(SearchSpace space)
    {
        foreach (var genotype in Architectures.Select(a => a.Genotype).Concat(Allocations.Select(a => a.Genotype)).Concat(Trainings.Select(t => t.Genotype)))
            space.Parse(genotype);
        var isWhole = Architectures.Count > 0 && Architectures.All(a => a.Costs.ContainsKey(CostName.Parameters))
            && Allocations.All(a => Architectures[0].Costs.ContainsKey(a.Cost));
        return isWhole ? this : throw new FormatException("an architecture or its costs are missing");
    }

    public void Write(Journal journal) => journal.WriteDocument(Document, JsonSerializer.Serialize(this, SpaceDescriptor.Json));
}

/// <summary>An architecture that is compared.</summary>
/// <param name="Role">The role: one of <see cref="CapacityRole"/>.</param>
/// <param name="Genotype">The genotype.</param>
/// <param name="Costs">The costs by name, in SI units.</param>
internal sealed record StudiedArchitecture(string Role, string Genotype, IReadOnlyDictionary<string, double> Costs);

/// <summary>An architecture of one depth that spends the winner's cost.</summary>
/// <param name="Cost">The name of the cost.</param>
/// <param name="Depth">The depth in blocks.</param>
/// <param name="Genotype">The genotype.</param>
/// <param name="Value">The cost of the architecture.</param>
/// <param name="Share">The cost as a share of the winner's cost.</param>
/// <param name="IsSpent">Whether the share is near enough to 1 for a comparison with other depths.</param>
/// <param name="IsSameBlocks">Whether the architecture differs from the winner only in depths and widths.</param>
/// <param name="IsFirst">Whether it is the first architecture of the depth. A second one is trained later.</param>
internal sealed record StudiedAllocation(string Cost, int Depth, string Genotype, double Value, double Share, bool IsSpent, bool IsSameBlocks, bool IsFirst);

/// <summary>A training that has ended.</summary>
/// <param name="Genotype">The genotype.</param>
/// <param name="Share">The share of the training data, in (0, 1].</param>
/// <param name="Number">The number of the seed, from 0. The seeds are those of the verdict.</param>
/// <param name="State">The outcome.</param>
/// <param name="Cause">The cause of a failure; otherwise <see langword="null"/>.</param>
/// <param name="Metrics">The metrics on validation data and on the samples trained on.</param>
/// <param name="Samples">The number of samples trained on.</param>
/// <param name="Seconds">The duration in seconds.</param>
internal sealed record StudiedTraining(
    string Genotype, double Share, int Number, TrialState State, string? Cause,
    [property: JsonConverter(typeof(StoredMetricsJson))] MeasuredMetrics Metrics, int Samples, double Seconds)
{
    public bool IsOf(PlannedTraining planned) => Genotype == planned.Genotype && Share == planned.Share && Number == planned.Number;
}

/// <summary>The roles of architectures in a comparison.</summary>
internal static class CapacityRole
{
    public const string Winner = "winner";

    /// <summary>The winner with wider blocks, as near to twice its parameters as possible.</summary>
    public const string Wider = "wider";

    /// <summary>The winner with more blocks, as near to twice its parameters as possible.</summary>
    public const string Deeper = "deeper";

    /// <summary>The winner with narrower blocks, as near to half its parameters as possible; only if there is no wider one.</summary>
    public const string Narrower = "narrower";

    /// <summary>The winner with fewer blocks, as near to half its parameters as possible; only if there is no deeper one.</summary>
    public const string Shallower = "shallower";

    /// <summary>The largest architecture within the limits, which fits the training data best as a rule.</summary>
    public const string Largest = "largest";

    /// <summary>The smallest architecture with the winner's blocks.</summary>
    public const string Smallest = "smallest";
}
