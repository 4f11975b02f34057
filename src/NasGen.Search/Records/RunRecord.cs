namespace NasGen.Search.Records;

/// <summary>
/// The committed record of a search: the space, the winners, the comparison with baselines, and the machine. The file has the order of these
/// members. It holds no paths and no times, therefore a repeated run changes few lines.
/// </summary>
internal sealed record RunRecord
{
    public SpaceRecord Space { get; init; } = new();

    public SearchRecord Search { get; init; } = new();

    /// <summary>The ranking by a supernet or by a score of untrained networks; absent if the strategy uses neither.</summary>
    public RankingRecord? Ranking { get; init; }

    public DataRecord Data { get; init; } = new();

    public List<WinnerRecord> Winners { get; init; } = [];

    public List<BaselineRecord> Baselines { get; init; } = [];

    public VerdictRecord Verdict { get; init; } = new();

    public List<FailureRecord> Failures { get; init; } = [];

    public VersionsRecord Versions { get; init; } = new();

    public MachineRecord Machine { get; init; } = new();
}

/// <summary>The space that was searched.</summary>
internal sealed record SpaceRecord
{
    public string Name { get; init; } = "";

    public string Hash { get; init; } = "";

    /// <summary>The number of architectures: exact, or <c>∞</c>.</summary>
    public string Size { get; init; } = "";

    /// <summary>The parts that could not be used; absent if there are none.</summary>
    public UnusableRecord? Unusable { get; init; }
}

/// <summary>The settings of the search. The counts are over all runs of the journal.</summary>
internal sealed record SearchRecord
{
    public string Budget { get; init; } = "";

    public string Strategy { get; init; } = "";

    public ulong Seed { get; init; }

    public int Workers { get; init; }

    public string Device { get; init; } = "";

    public int Runs { get; init; }

    /// <summary>The trainings; absent in records of earlier versions.</summary>
    public TrainingRecord? Training { get; init; }

    /// <summary>The number of finished trials by purpose.</summary>
    public SortedDictionary<string, int> Trials { get; init; } = new(StringComparer.Ordinal);
}

/// <summary>The length of the trainings.</summary>
internal sealed record TrainingRecord
{
    /// <summary>The number of epochs of a full training; absent if the training is the user's own.</summary>
    public double? Epochs { get; init; }

    /// <summary>The length of a full training, as a share of what the settings say.</summary>
    public double Length { get; init; }

    /// <summary>The shares of a full training at which trials ended.</summary>
    public List<double> Rungs { get; init; } = [];

    /// <summary>Kendall's τ_b between each rung and the next one, over the architectures that were trained to both.</summary>
    public List<double>? Tau { get; init; }
}

/// <summary>The audit of a ranking that was made before the trials. Metrics are values of the first objective on validation data.</summary>
internal sealed record RankingRecord
{
    public string By { get; init; } = "";

    /// <summary>The cost of the ranking in full trainings.</summary>
    public double Trainings { get; init; }

    /// <summary>The number of architectures of random search that the ranking was compared with.</summary>
    public int Audited { get; init; }

    /// <summary>Kendall's τ_b over these architectures. <see cref="TauInterval"/> is its 95 % interval.</summary>
    public double? Tau { get; init; }

    public List<double>? TauInterval { get; init; }

    /// <summary>Kendall's τ_b over the better half of these architectures.</summary>
    public double? UpperTau { get; init; }

    /// <summary>τ_b of each score of untrained networks over the same architectures.</summary>
    public SortedDictionary<string, double>? ZeroCost { get; init; }

    /// <summary>The share of operations without parameters in the first choice.</summary>
    public double ParameterFree { get; init; }

    /// <summary>The entropy of the architecture parameters at the first and the last epoch, as a share of the uniform distribution's.</summary>
    public List<double>? Entropy { get; init; }

    /// <summary>The epoch whose state was kept because the largest eigenvalue rose after it.</summary>
    public int? StoppedAt { get; init; }

    /// <summary>The multiplier λ and the expected cost of each limit at the end.</summary>
    public SortedDictionary<string, PriceRecord>? Prices { get; init; }

    /// <summary>The metric of the relaxed network.</summary>
    public double? Relaxed { get; init; }

    /// <summary>The metric of the first choice with the supernet's weights.</summary>
    public double? Shared { get; init; }

    /// <summary>The metric of the first choice, trained alone.</summary>
    public double? Retrained { get; init; }

    /// <summary>The reason why the search did not follow the ranking; absent if it did.</summary>
    public string? Refused { get; init; }
}

/// <summary>The price of a limited cost at the end of a supernet's training.</summary>
internal sealed record PriceRecord
{
    public double Lambda { get; init; }

    public double Expected { get; init; }

    public double Limit { get; init; }
}

/// <summary>The numbers of samples, the hash of the data, and what was said about them.</summary>
internal sealed record DataRecord
{
    public int Training { get; init; }

    public int Validation { get; init; }

    public int Test { get; init; }

    public string Hash { get; init; } = "";

    /// <summary>The hash of the separate test set; absent if the test set is a part of all samples.</summary>
    public string? TestHash { get; init; }

    /// <summary>The names of the classes in the order of the network's outputs; absent if the labels are numbers.</summary>
    public List<string>? Classes { get; init; }

    /// <summary>The warnings about the data; absent if there are none.</summary>
    public List<string>? Notes { get; init; }
}

/// <summary>The scores of several trainings from scratch, on the same split with different seeds.</summary>
internal sealed record ScoreRecord
{
    public string Metric { get; init; } = "";

    public double Mean { get; init; }

    /// <summary>The sample standard deviation; absent for one seed.</summary>
    public double? Deviation { get; init; }

    public List<double> Values { get; init; } = [];
}

/// <summary>One architecture with its costs and scores.</summary>
internal record ArchitectureRecord
{
    public string Genotype { get; init; } = "";

    /// <summary>The costs by name, counted or measured, in SI units.</summary>
    public SortedDictionary<string, double> Costs { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The metrics of its trial on validation data, by which it was chosen.</summary>
    public SortedDictionary<string, double> Validation { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The seeds of the trainings from scratch, in the order of the values.</summary>
    public List<ulong> Seeds { get; init; } = [];

    public ScoreRecord? RetrainedValidation { get; init; }

    public ScoreRecord? Test { get; init; }
}

/// <summary>An architecture that is a class beside the model.</summary>
internal sealed record WinnerRecord : ArchitectureRecord
{
    public string Class { get; init; } = "";

    public ulong Seed { get; init; }

    /// <summary>The purpose of the trial that found it.</summary>
    public string FoundBy { get; init; } = "";

    /// <summary>The measured latency in seconds, if the cost <c>Latency</c> was predicted by the profile of this machine; otherwise absent.</summary>
    public double? MeasuredLatency { get; init; }

    /// <summary>The joules of a day by parts, of a device whose profile states the inferences of a day.</summary>
    public DayRecord? EnergyOfADay { get; init; }

    /// <summary>Whether it is good enough; absent if the model does not say what is.</summary>
    public List<FloorRecord>? GoodEnough { get; init; }

    /// <summary>The limit of a pick by <c>nasgen pick</c>. The model does not state it; a later search chooses again within it.</summary>
    public LimitRecord? Limit { get; init; }

    /// <summary>The best of random search within the limit of a pick; absent for the winner, which the verdict compares.</summary>
    public RandomWithinLimitRecord? RandomWithinLimit { get; init; }

    /// <summary>The shapes of each property (<c>1x8x8, 16x8x8</c>). They and the genotype determine the source text.</summary>
    public Dictionary<string, string> Shapes { get; init; } = [];
}

/// <summary>The joules of a day, by what takes them.</summary>
internal sealed record DayRecord
{
    public double Inferences { get; init; }

    public double Sampling { get; init; }

    public double Idle { get; init; }
}

/// <summary>A result beside what is good enough.</summary>
internal sealed record FloorRecord
{
    public string Metric { get; init; } = "";

    /// <summary>The value that is good enough.</summary>
    public double Value { get; init; }

    /// <summary>Whether more is better.</summary>
    public bool Maximize { get; init; }

    /// <summary>The mean on validation data.</summary>
    public double? Mean { get; init; }

    /// <summary>The number of trainings from scratch; zero: the mean is that of the trial.</summary>
    public int Trainings { get; init; }

    public bool IsReached { get; init; }
}

/// <summary>A limit of a cost.</summary>
internal sealed record LimitRecord
{
    public string Cost { get; init; } = "";

    /// <summary>The most of the cost, in SI units.</summary>
    public double Max { get; init; }
}

/// <summary>
/// The comparison of a pick with random search by validation metrics. It uses the trials of the search: no architecture was trained for it.
/// </summary>
internal sealed record RandomWithinLimitRecord
{
    /// <summary>The number of trials within the limit, for all purposes. The pick is the best of them.</summary>
    public int Trials { get; init; }

    /// <summary>The number of trials of random search within the limit; zero: not compared.</summary>
    public int RandomTrials { get; init; }

    /// <summary>The best architecture of random search within the limit.</summary>
    public string? Genotype { get; init; }

    public SortedDictionary<string, double>? Validation { get; init; }
}

/// <summary>What the winner is compared with: an architecture, or the trivial predictor.</summary>
internal sealed record BaselineRecord : ArchitectureRecord
{
    /// <summary>The name: <c>random</c>, <c>default</c>, <c>largest</c>, <c>runner-up</c> or <c>trivial</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>What the trivial predictor answers for every sample; absent for an architecture.</summary>
    public string? Prediction { get; init; }
}

/// <summary>The comparison of the strategy with random search.</summary>
internal sealed record VerdictRecord
{
    /// <summary>The claim: <c>wins</c>, <c>ties</c>, <c>loses</c>, <c>not confirmed</c>, or <c>no claim</c> if the test set was used before.</summary>
    public string AgainstRandom { get; init; } = "";

    /// <summary>The 95 % interval of the difference of the means: lower and upper bound.</summary>
    public List<double>? Interval { get; init; }

    public int TestLooks { get; init; }

    public string Text { get; init; } = "";

    /// <summary>Validation results at equal cost, and what the strategy reached beyond; absent without random search.</summary>
    public CostComparisonRecord? Validation { get; init; }
}

/// <summary>Validation results of the strategy and of random search by their cost. Costs are in full trainings.</summary>
internal sealed record CostComparisonRecord
{
    public double RandomTrainings { get; init; }

    /// <summary>The expected best of random search's trainings. <see cref="Interval"/> is its 95 % interval.</summary>
    public double ExpectedBest { get; init; }

    public List<double>? Interval { get; init; }

    /// <summary>The best of the strategy at the cost of random search.</summary>
    public double? AtThatCost { get; init; }

    public double Trainings { get; init; }

    /// <summary>The best of the strategy with all of its trainings.</summary>
    public double WithAll { get; init; }
}

/// <summary>A cause of failed trials, and their number.</summary>
internal sealed record FailureRecord
{
    public string Cause { get; init; } = "";

    public int Count { get; init; }
}

/// <summary>The versions of the software that searched.</summary>
internal sealed record VersionsRecord
{
    public string NasGen { get; init; } = "";

    public string TorchSharp { get; init; } = "";

    public string LibTorch { get; init; } = "";

    public string DotNet { get; init; } = "";
}

/// <summary>The machine that searched.</summary>
internal sealed record MachineRecord
{
    public string Processor { get; init; } = "";

    public int Cores { get; init; }

    public string System { get; init; } = "";
}
