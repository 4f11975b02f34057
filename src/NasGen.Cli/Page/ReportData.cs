namespace NasGen.Cli.Page;

/// <summary>
/// All that the page shows, embedded in it as one block of JSON. Every number that the page writes is here as text; raw numbers only place it
/// on a chart.
/// </summary>
internal sealed record ReportData
{
    public required string Space { get; init; }

    /// <summary>Whether the last run has not come to its end.</summary>
    public bool IsRunning { get; init; }

    /// <summary>The state of the journal that a served page shows, with which it asks for news; <see langword="null"/> of a file.</summary>
    public string? Served { get; init; }

    /// <summary>What was found, in one sentence.</summary>
    public required string Verdict { get; init; }

    /// <summary>The figures at the head of the page.</summary>
    public IReadOnlyList<ReportTile> Tiles { get; init; } = [];

    /// <summary>
    /// How the axes of metrics and costs write their ticks, by name; also <see cref="ReportMeasure.Number"/> and <see cref="ReportMeasure.Share"/>.
    /// </summary>
    public IReadOnlyDictionary<string, ReportMeasure> Measures { get; init; } = ReportMeasure.Of([]);

    /// <summary>The metric that is compared: the first objective that is measured on data.</summary>
    public required ReportObjective Metric { get; init; }

    public required IReadOnlyList<ReportDecision> Decisions { get; init; }

    /// <summary>Every trial, in the order in which they ended.</summary>
    public required IReadOnlyList<ReportTrial> Trials { get; init; }

    /// <summary>Winners and baselines, each by the trial that made it one.</summary>
    public required IReadOnlyList<ReportMark> Marks { get; init; }

    /// <summary>The sentences above the fronts.</summary>
    public string FrontLead { get; init; } = "";

    public required IReadOnlyList<ReportFront> Fronts { get; init; }

    /// <summary>The best result so far; <see langword="null"/> before there is one.</summary>
    public ReportCourse? Course { get; init; }

    /// <summary>The hypervolume of the front; <see langword="null"/> where there is no box to measure it in.</summary>
    public ReportCourse? Volume { get; init; }

    public ReportImportance? Importance { get; init; }

    public ReportGraph? Winner { get; init; }

    /// <summary>The trainings from scratch; <see langword="null"/> where the journal has no curve.</summary>
    public ReportCurves? Curves { get; init; }

    /// <summary>The study of capacity, where one was asked for.</summary>
    public ReportCapacity? Capacity { get; init; }

    public ReportUntangling? Untangling { get; init; }

    public ReportLandscape? Landscape { get; init; }

    /// <summary>What failed or broke a limit; <see langword="null"/> where nothing did.</summary>
    public ReportFailures? Failures { get; init; }

    /// <summary>What it takes to repeat the run: name and value.</summary>
    public required IReadOnlyList<string[]> Repeat { get; init; }
}

internal sealed record ReportTile(string Value, string Label);

/// <summary>A table as the reader sees it.</summary>
internal sealed record ReportTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

internal sealed record ReportObjective(string Name, bool Maximize);

/// <param name="Options">The options of a finite decision with their places on its axis; <see langword="null"/> of a range.</param>
internal sealed record ReportDecision(string Name, IReadOnlyList<ReportTick>? Options);

/// <param name="At">The place on the axis.</param>
internal sealed record ReportTick(double At, string Text);

/// <param name="By">Who asked for it, in words.</param>
/// <param name="Texts">The metric and the costs in their units, by name.</param>
/// <param name="Time">The training time, in words.</param>
/// <param name="Genes">The place of each decision's option in [0, 1]; <see langword="null"/> where the architecture does not have the decision.</param>
internal sealed record ReportTrial(
    long Id, string Genotype, string Purpose, string By, string State, double Fidelity, IReadOnlyDictionary<string, double> Metrics,
    IReadOnlyDictionary<string, double> Costs, IReadOnlyDictionary<string, string> Texts, string Time, IReadOnlyList<double?> Genes);

/// <param name="Name">The name in the record.</param>
/// <param name="Title">The name in words.</param>
/// <param name="Kind"><c>winner</c>, <c>pick</c> or <c>baseline</c>.</param>
internal sealed record ReportMark(string Name, string Title, string Kind, long Trial);

/// <summary>The metric against one cost.</summary>
/// <param name="Points">The trials that fit.</param>
/// <param name="Front">Those that no other dominates, the cheapest first.</param>
internal sealed record ReportFront(string Cost, IReadOnlyList<long> Points, IReadOnlyList<long> Front, long? Knee);

/// <summary>How a number got better, by training time and by trials.</summary>
/// <param name="Title">The number's name.</param>
/// <param name="Measure">The key of its unit among the measures.</param>
/// <param name="Levels">The results of baselines: level lines.</param>
/// <param name="Times">The ticks of the time axis.</param>
internal sealed record ReportCourse(
    string Lead, string Title, string Measure, IReadOnlyList<ReportSeries> Series, IReadOnlyList<ReportLevel> Levels, IReadOnlyList<ReportTick> Times,
    ReportTable Table);

/// <param name="Points">Where the number changed, and its end.</param>
internal sealed record ReportSeries(string Purpose, string Name, IReadOnlyList<ReportPoint> Points);

/// <param name="Seconds">Training time so far.</param>
internal sealed record ReportPoint(double Seconds, double Trials, double Value, string Time, string Text);

internal sealed record ReportLevel(string Purpose, string Name, double Value, string Text);

/// <param name="Effects">The shares of the variance, of single decisions first.</param>
internal sealed record ReportImportance(
    string Lead, IReadOnlyList<ReportEffect> Effects, IReadOnlyList<ReportMarginals> Marginals, ReportTable EffectTable, ReportTable MarginalTable);

/// <param name="IsPair">Whether it is of two decisions together.</param>
internal sealed record ReportEffect(string Name, double Share, string Text, bool IsPair);

internal sealed record ReportMarginals(string Decision, bool IsOrdered, IReadOnlyList<ReportMarginal> Options);

internal sealed record ReportMarginal(string Option, double Mean, double Deviation, string Text, string Trials);

/// <summary>The winner as it computes: blocks in the order of declaration.</summary>
internal sealed record ReportGraph(string Lead, string Genotype, IReadOnlyList<ReportBlock> Blocks, ReportTable Table);

/// <param name="Property">The model's property, with the number of the repeat.</param>
/// <param name="Layers">What it expands to, a line each.</param>
/// <param name="Parameters"><see langword="null"/> of a module of the user's own.</param>
/// <param name="Size">Parameters and MACs, in words.</param>
internal sealed record ReportBlock(
    string Property, string Block, string Input, string Output, IReadOnlyList<string> Layers, long? Parameters, long? Macs, string Size);

internal sealed record ReportCurves(string Lead, IReadOnlyList<ReportCurve> Trainings, ReportTable Table);

/// <param name="Points">Training and validation loss, one pair per epoch.</param>
internal sealed record ReportCurve(string Name, IReadOnlyList<double[]> Points);

/// <param name="Least">The fewest hyperplanes that can tell the classes apart.</param>
/// <param name="Stages">The input, and each module decision and head.</param>
internal sealed record ReportUntangling(string Lead, int Least, IReadOnlyList<string> Stages, IReadOnlyList<ReportUntangled> Networks, ReportTable Table);

/// <param name="Names">Winner and baselines that are this architecture, as the record names them.</param>
/// <param name="Title">The same in words.</param>
/// <param name="Trial">Its training from scratch.</param>
internal sealed record ReportUntangled(IReadOnlyList<string> Names, string Title, long Trial, IReadOnlyList<ReportLayer> Layers);

/// <param name="Name">The layer in words.</param>
/// <param name="At">Its place among the stages, from 0.</param>
/// <param name="Kind"><c>finite</c>, <c>infinite</c>, <c>undefined</c> or <c>unknown</c>.</param>
/// <param name="Text">The code length in words.</param>
internal sealed record ReportLayer(string Name, double At, int Dimensions, string Kind, int Length, string Text);

/// <param name="Points">Of each architecture: the trial, decisions that differ from the best, the metric.</param>
internal sealed record ReportLandscape(string Lead, ReportTable Facts, IReadOnlyList<double[]> Points, ReportTable Table);

internal sealed record ReportFailures(string Lead, ReportTable Table);
