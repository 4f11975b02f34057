namespace NasGen.Cli.Report;

/// <summary>All that the page shows, embedded in it as one block of JSON.</summary>
internal sealed record ReportData
{
    public required string Space { get; init; }

    /// <summary>Whether the last run has not come to its end.</summary>
    public bool IsRunning { get; init; }

    /// <summary>Of a page that is served and asks for news: the state of the journal that it shows.</summary>
    public string? Served { get; init; }

    /// <summary>What was found, in one sentence.</summary>
    public required string Verdict { get; init; }

    public required IReadOnlyList<ReportObjective> Objectives { get; init; }

    /// <summary>What is compared: the first objective that is measured on data.</summary>
    public required ReportObjective Metric { get; init; }

    /// <summary>Hard limits, in words.</summary>
    public required IReadOnlyList<string> Limits { get; init; }

    public required IReadOnlyList<ReportDecision> Decisions { get; init; }

    /// <summary>Every trial, in the order in which they ended.</summary>
    public required IReadOnlyList<ReportTrial> Trials { get; init; }

    /// <summary>Winners and baselines, each by the trial that made it one.</summary>
    public required IReadOnlyList<ReportMark> Marks { get; init; }

    public required IReadOnlyList<ReportFront> Fronts { get; init; }

    public required ReportCourse Course { get; init; }

    public ReportVolume? Volume { get; init; }

    public ReportImportance? Importance { get; init; }

    public ReportGraph? Winner { get; init; }

    public required IReadOnlyList<ReportCurve> Curves { get; init; }

    /// <summary>Where a study of it was asked for.</summary>
    public ReportCapacity? Capacity { get; init; }

    public ReportUntangling? Untangling { get; init; }

    public ReportLandscape? Landscape { get; init; }

    public required IReadOnlyList<ReportFailure> Failures { get; init; }

    /// <summary>What it takes to repeat the run: name and value.</summary>
    public required IReadOnlyList<string[]> Repeat { get; init; }
}

internal sealed record ReportObjective(string Name, bool Maximize);

/// <param name="Options">Of a finite decision, in ascending order where they have one; <see langword="null"/> of a range.</param>
internal sealed record ReportDecision(string Name, IReadOnlyList<string>? Options, bool IsOrdered);

/// <param name="Genes">Of each decision the position in [0, 1] where it has an order, else the option's number; <see langword="null"/> where it is not alive.</param>
/// <param name="At">Training time of all trials up to the end of this one, in seconds.</param>
internal sealed record ReportTrial(
    long Id, string Genotype, string Purpose, string State, double Fidelity, IReadOnlyDictionary<string, double> Metrics,
    IReadOnlyDictionary<string, double> Costs, double Seconds, double At, IReadOnlyList<double?> Genes, string? Cause);

/// <param name="Kind"><c>winner</c>, <c>pick</c> or <c>baseline</c>.</param>
internal sealed record ReportMark(string Name, string Kind, long Trial, string? Score);

/// <summary>The metric against one cost.</summary>
/// <param name="Points">The trials that fit.</param>
/// <param name="Front">Those that no other dominates, the cheapest first.</param>
internal sealed record ReportFront(string Cost, IReadOnlyList<long> Points, IReadOnlyList<long> Front, long? Knee);

/// <param name="Level">What a baseline reached: a level line.</param>
internal sealed record ReportCourse(string Objective, IReadOnlyList<ReportSeries> Series, IReadOnlyList<ReportLevel> Levels);

/// <param name="Points">Seconds of training, trials, value: where it changed, and its end.</param>
internal sealed record ReportSeries(string Purpose, IReadOnlyList<double[]> Points);

internal sealed record ReportLevel(string Purpose, double Value, long Trial);

/// <param name="Objectives">What spans it.</param>
/// <param name="Series">Seconds, trials, the share of the box that is dominated.</param>
/// <param name="Sentence">Whether more trials would help, as far as the curve can say.</param>
internal sealed record ReportVolume(IReadOnlyList<string> Objectives, IReadOnlyList<string> Reference, IReadOnlyList<ReportSeries> Series, string Sentence);

/// <param name="Explained">R² out of the bag.</param>
internal sealed record ReportImportance(
    double Explained, int Trials, IReadOnlyList<ReportEffect> Main, IReadOnlyList<ReportEffect> Pairs, IReadOnlyList<ReportMarginals> Marginals);

internal sealed record ReportEffect(string Name, double Share);

internal sealed record ReportMarginals(string Decision, bool IsOrdered, IReadOnlyList<ReportMarginal> Options);

internal sealed record ReportMarginal(string Option, double Mean, double Deviation, int Trials);

/// <summary>The winner as it computes: blocks in the order of declaration.</summary>
internal sealed record ReportGraph(string Name, string Genotype, IReadOnlyList<ReportBlock> Blocks, IReadOnlyList<string> Scalars, string Costs);

/// <param name="Property">Of the model, with the number of the repeat.</param>
/// <param name="Layers">What it expands to, a line each.</param>
/// <param name="Parameters"><see langword="null"/> of a module of the user's own.</param>
internal sealed record ReportBlock(string Property, string Block, string Input, string Output, IReadOnlyList<string> Layers, long? Parameters, long? Macs);

/// <param name="Points">Training and validation loss, one pair an epoch.</param>
internal sealed record ReportCurve(string Name, long Trial, string Seed, IReadOnlyList<double[]> Points);

/// <param name="Components">The most of each layer.</param>
/// <param name="Least">No code of as many classes is shorter.</param>
/// <param name="Stages">The input, whose name is empty, and each module decision and head.</param>
internal sealed record ReportUntangling(
    int Components, int Samples, double Tolerance, int Least, IReadOnlyList<string> Stages, IReadOnlyList<ReportUntangled> Networks);

/// <param name="Names">Winner and baselines that are this architecture.</param>
/// <param name="Trial">Its training from scratch.</param>
internal sealed record ReportUntangled(IReadOnlyList<string> Names, long Trial, IReadOnlyList<ReportLayer> Layers);

/// <param name="At">Its place among the stages, from 0.</param>
/// <param name="Kind"><c>finite</c>, <c>infinite</c>, <c>undefined</c> or <c>unknown</c>.</param>
/// <param name="IsExact">Whether it is proven; otherwise a bound.</param>
internal sealed record ReportLayer(string Stage, int Repeat, int Repeats, double At, int Dimensions, string Kind, int Length, bool IsExact);

/// <param name="Points">Of each architecture: the trial, decisions that differ from the best, the metric.</param>
internal sealed record ReportLandscape(string Sentence, IReadOnlyList<string[]> Facts, IReadOnlyList<double[]> Points);

internal sealed record ReportFailure(string State, string Cause, int Count, IReadOnlyList<long> Trials);
