namespace NasGen.Search.Records;

/// <summary>
/// Everything about a search that is worth committing: what was searched, what was found, how it compares, on what machine. The file is
/// written in the order of these members; it holds no path and no time, so that a repeated run changes few lines.
/// </summary>
internal sealed record RunRecord
{
    public SpaceRecord Space { get; init; } = new();

    public SearchRecord Search { get; init; } = new();

    /// <summary>What a supernet or a score of untrained networks came to; absent where the strategy has none.</summary>
    public RankingRecord? Ranking { get; init; }

    public DataRecord Data { get; init; } = new();

    public List<WinnerRecord> Winners { get; init; } = [];

    public List<BaselineRecord> Baselines { get; init; } = [];

    public VerdictRecord Verdict { get; init; } = new();

    public List<FailureRecord> Failures { get; init; } = [];

    public VersionsRecord Versions { get; init; } = new();

    public MachineRecord Machine { get; init; } = new();
}

internal sealed record SpaceRecord
{
    public string Name { get; init; } = "";

    public string Hash { get; init; } = "";

    /// <summary>Exact, or <c>∞</c>.</summary>
    public string Size { get; init; } = "";
}

/// <summary>How it was searched; the counts are over all runs of the journal.</summary>
internal sealed record SearchRecord
{
    public string Budget { get; init; } = "";

    public string Strategy { get; init; } = "";

    public ulong Seed { get; init; }

    public int Workers { get; init; }

    public string Device { get; init; } = "";

    public int Runs { get; init; }

    /// <summary>Finished trials by purpose.</summary>
    public SortedDictionary<string, int> Trials { get; init; } = new(StringComparer.Ordinal);
}

/// <summary>How far a ranking made before the trials could be trusted. Metrics are the first objective's, on validation data.</summary>
internal sealed record RankingRecord
{
    public string By { get; init; } = "";

    /// <summary>What it cost in full trainings.</summary>
    public double Trainings { get; init; }

    /// <summary>Architectures of random search that it was compared with.</summary>
    public int Audited { get; init; }

    /// <summary>Kendall's τ_b over them, and its 95 % interval.</summary>
    public double? Tau { get; init; }

    public List<double>? TauInterval { get; init; }

    /// <summary>Over the better half of them.</summary>
    public double? UpperTau { get; init; }

    /// <summary>τ_b of each score of untrained networks over the same architectures.</summary>
    public SortedDictionary<string, double>? ZeroCost { get; init; }

    /// <summary>The share of operations without parameters in the first choice.</summary>
    public double ParameterFree { get; init; }

    /// <summary>Of the architecture parameters, as a share of the uniform distribution's: at the first epoch and the last.</summary>
    public List<double>? Entropy { get; init; }

    /// <summary>The epoch that was gone back to as the largest eigenvalue rose.</summary>
    public int? StoppedAt { get; init; }

    /// <summary>Of each limit: λ and the expected cost at the end.</summary>
    public SortedDictionary<string, PriceRecord>? Prices { get; init; }

    /// <summary>The relaxed network.</summary>
    public double? Relaxed { get; init; }

    /// <summary>The first choice with the supernet's weights.</summary>
    public double? Shared { get; init; }

    /// <summary>The first choice trained alone.</summary>
    public double? Retrained { get; init; }

    /// <summary>Why it was not followed; absent where it was.</summary>
    public string? Refused { get; init; }
}

internal sealed record PriceRecord
{
    public double Lambda { get; init; }

    public double Expected { get; init; }

    public double Limit { get; init; }
}

internal sealed record DataRecord
{
    public int Training { get; init; }

    public int Validation { get; init; }

    public int Test { get; init; }

    public string Hash { get; init; } = "";
}

/// <summary>Scores over several trainings from scratch, on the same split with different seeds.</summary>
internal sealed record ScoreRecord
{
    public string Metric { get; init; } = "";

    public double Mean { get; init; }

    /// <summary>The sample standard deviation; absent for one seed.</summary>
    public double? Deviation { get; init; }

    public List<double> Values { get; init; } = [];
}

internal record ArchitectureRecord
{
    public string Genotype { get; init; } = "";

    /// <summary>Known before training or measured, in SI units.</summary>
    public SortedDictionary<string, double> Costs { get; init; } = new(StringComparer.Ordinal);

    /// <summary>In the search, on validation data: what it was chosen by.</summary>
    public SortedDictionary<string, double> Validation { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The seeds of the trainings from scratch, in the order of the values.</summary>
    public List<ulong> Seeds { get; init; } = [];

    public ScoreRecord? RetrainedValidation { get; init; }

    public ScoreRecord? Test { get; init; }
}

internal sealed record WinnerRecord : ArchitectureRecord
{
    public string Class { get; init; } = "";

    public ulong Seed { get; init; }

    /// <summary>The purpose of the trial that found it.</summary>
    public string FoundBy { get; init; } = "";

    /// <summary>Seconds, where <c>Latency</c> among the costs was predicted by this machine's profile; absent where that was measured itself.</summary>
    public double? MeasuredLatency { get; init; }

    /// <summary>Of a pick that <c>nasgen pick</c> made: the model says nothing of it, and a later search chooses anew within this.</summary>
    public LimitRecord? Limit { get; init; }

    /// <summary>Of a pick: what its own limit allowed random search; absent for the winner, whose verdict says it.</summary>
    public RandomWithinLimitRecord? RandomWithinLimit { get; init; }

    /// <summary>The input shape of each repeat of each property (<c>1x8x8, 16x8x8</c>): what the source text needs beside the genotype.</summary>
    public Dictionary<string, string> Shapes { get; init; } = [];
}

internal sealed record LimitRecord
{
    public string Cost { get; init; } = "";

    /// <summary>In SI units.</summary>
    public double Max { get; init; }
}

/// <summary>
/// A pick's comparison with random search, by validation and from the trials at hand: neither was given trials of its own for it, and
/// neither was trained again for it.
/// </summary>
internal sealed record RandomWithinLimitRecord
{
    /// <summary>Trials within the limit, whoever made them: what the pick is the best of.</summary>
    public int Trials { get; init; }

    /// <summary>Those of random search; zero: not compared.</summary>
    public int RandomTrials { get; init; }

    /// <summary>The best of random search.</summary>
    public string? Genotype { get; init; }

    public SortedDictionary<string, double>? Validation { get; init; }
}

internal sealed record BaselineRecord : ArchitectureRecord
{
    /// <summary><c>random</c>, <c>default</c>, <c>largest</c> or <c>runner-up</c>.</summary>
    public string Name { get; init; } = "";
}

internal sealed record VerdictRecord
{
    /// <summary><c>wins</c>, <c>ties</c>, <c>loses</c>, <c>not confirmed</c>, or <c>no claim</c> on a later look at the test set.</summary>
    public string AgainstRandom { get; init; } = "";

    /// <summary>Of the difference of the means, 95 %: lower and upper bound.</summary>
    public List<double>? Interval { get; init; }

    public int TestLooks { get; init; }

    public string Text { get; init; } = "";
}

internal sealed record FailureRecord
{
    public string Cause { get; init; } = "";

    public int Count { get; init; }
}

internal sealed record VersionsRecord
{
    public string NasGen { get; init; } = "";

    public string TorchSharp { get; init; } = "";

    public string LibTorch { get; init; } = "";

    public string DotNet { get; init; } = "";
}

internal sealed record MachineRecord
{
    public string Processor { get; init; } = "";

    public int Cores { get; init; }

    public string System { get; init; } = "";
}
