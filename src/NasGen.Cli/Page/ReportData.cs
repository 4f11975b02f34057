namespace NasGen.Cli.Page;

/// <summary>
/// Everything that the page shows. It is embedded in the page as one block of JSON. Every number that a reader sees is a text here; raw numbers
/// only give positions in charts.
/// </summary>
internal sealed record ReportData
{
    public required string Space { get; init; }

    /// <summary>Whether the last run is not finished.</summary>
    public bool IsRunning { get; init; }

    /// <summary>The version of the data of a served page, which asks for newer data; <see langword="null"/> for a page in a file.</summary>
    public string? Served { get; init; }

    /// <summary>The result in one sentence.</summary>
    public required string Verdict { get; init; }

    /// <summary>The figures at the head of the page.</summary>
    public IReadOnlyList<ReportTile> Tiles { get; init; } = [];

    /// <summary>
    /// The measures of the axes, by the name of the metric or cost; also <see cref="ReportMeasure.Number"/> and <see cref="ReportMeasure.Share"/>.
    /// </summary>
    public IReadOnlyDictionary<string, ReportMeasure> Measures { get; init; } = ReportMeasure.Of([]);

    /// <summary>The metric of the comparisons: the first objective that is measured on data.</summary>
    public required ReportObjective Metric { get; init; }

    public required IReadOnlyList<ReportDecision> Decisions { get; init; }

    /// <summary>All trials, in the order in which they ended.</summary>
    public required IReadOnlyList<ReportTrial> Trials { get; init; }

    /// <summary>The winners and baselines, each with its trial.</summary>
    public required IReadOnlyList<ReportMark> Marks { get; init; }

    /// <summary>The sentences above the fronts.</summary>
    public string FrontLead { get; init; } = "";

    public required IReadOnlyList<ReportFront> Fronts { get; init; }

    /// <summary>The best result so far; <see langword="null"/> if there is none yet.</summary>
    public ReportCourse? Course { get; init; }

    /// <summary>The hypervolume of the front; <see langword="null"/> if all trials are equal in one objective or too few have completed.</summary>
    public ReportCourse? Volume { get; init; }

    public ReportImportance? Importance { get; init; }

    public ReportGraph? Winner { get; init; }

    /// <summary>The trainings from scratch; <see langword="null"/> if the journal has no curve.</summary>
    public ReportCurves? Curves { get; init; }

    /// <summary>The capacity study; <see langword="null"/> if none was made.</summary>
    public ReportCapacity? Capacity { get; init; }

    public ReportUntangling? Untangling { get; init; }

    public ReportLandscape? Landscape { get; init; }

    /// <summary>Two spaces side by side; <see langword="null"/> on the page of a search.</summary>
    public ReportComparison? Comparison { get; init; }

    /// <summary>The trials that failed or broke a limit; <see langword="null"/> if there are none.</summary>
    public ReportFailures? Failures { get; init; }

    /// <summary>The facts that are needed to repeat the run, each a name and a value.</summary>
    public required IReadOnlyList<string[]> Repeat { get; init; }
}

internal sealed record ReportTile(string Value, string Label);

/// <summary>A table with its texts.</summary>
internal sealed record ReportTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

internal sealed record ReportObjective(string Name, bool Maximize);

/// <summary>A decision of the space.</summary>
/// <param name="Options">The options with their places on the axis; <see langword="null"/> for a range.</param>
internal sealed record ReportDecision(string Name, IReadOnlyList<ReportTick>? Options);

/// <summary>A tick of an axis.</summary>
/// <param name="At">The place on the axis.</param>
internal sealed record ReportTick(double At, string Text);

/// <summary>A trial.</summary>
/// <param name="By">The purpose of the trial, in words.</param>
/// <param name="Texts">The metric and the costs in their units, by name.</param>
/// <param name="Time">The training time, in words.</param>
/// <param name="Genes">The place of each decision's option in [0, 1]; <see langword="null"/> if the architecture does not have the decision.</param>
internal sealed record ReportTrial(
    long Id, string Genotype, string Purpose, string By, string State, double Fidelity, IReadOnlyDictionary<string, double> Metrics,
    IReadOnlyDictionary<string, double> Costs, IReadOnlyDictionary<string, string> Texts, string Time, IReadOnlyList<double?> Genes);

/// <summary>A winner or a baseline among the trials.</summary>
/// <param name="Name">The name in the record.</param>
/// <param name="Title">The name in words.</param>
/// <param name="Kind"><c>winner</c>, <c>pick</c> or <c>baseline</c>.</param>
internal sealed record ReportMark(string Name, string Title, string Kind, long Trial);

/// <summary>The metric against one cost.</summary>
/// <param name="Points">The ids of the trials that are within the limits and have this cost.</param>
/// <param name="Front">The ids of the trials that no other dominates, the cheapest first.</param>
/// <param name="Knee">The id of the trial at the knee; <see langword="null"/> if the front has none.</param>
internal sealed record ReportFront(string Cost, IReadOnlyList<long> Points, IReadOnlyList<long> Front, long? Knee);

/// <summary>How a number improved with training time and with trials.</summary>
/// <param name="Title">The name of the number.</param>
/// <param name="Measure">The key of its measure.</param>
/// <param name="Levels">The results of baselines, drawn as level lines.</param>
/// <param name="Times">The ticks of the time axis.</param>
internal sealed record ReportCourse(
    string Lead, string Title, string Measure, IReadOnlyList<ReportSeries> Series, IReadOnlyList<ReportLevel> Levels, IReadOnlyList<ReportTick> Times,
    ReportTable Table);

/// <summary>One line of a course.</summary>
/// <param name="Points">The points at which the number changed, and the last one.</param>
internal sealed record ReportSeries(string Purpose, string Name, IReadOnlyList<ReportPoint> Points);

/// <summary>A point of a line.</summary>
/// <param name="Seconds">The training time so far, in seconds.</param>
/// <param name="Trials">The number of trials so far.</param>
internal sealed record ReportPoint(double Seconds, double Trials, double Value, string Time, string Text);

internal sealed record ReportLevel(string Purpose, string Name, double Value, string Text, string Trials);

/// <summary>The decisions that matter.</summary>
/// <param name="Effects">The shares of the variance, first those of single decisions.</param>
internal sealed record ReportImportance(
    string Lead, IReadOnlyList<ReportEffect> Effects, IReadOnlyList<ReportMarginals> Marginals, ReportTable EffectTable, ReportTable MarginalTable);

/// <summary>The share of the variance that one or two decisions cause.</summary>
/// <param name="IsPair">Whether it is the share of two decisions together.</param>
internal sealed record ReportEffect(string Name, double Share, string Text, bool IsPair);

internal sealed record ReportMarginals(string Decision, bool IsOrdered, IReadOnlyList<ReportMarginal> Options);

internal sealed record ReportMarginal(string Option, double Mean, double Deviation, string Text, string Trials);

/// <summary>The blocks of the winner, in the order of declaration.</summary>
internal sealed record ReportGraph(string Lead, string Genotype, IReadOnlyList<ReportBlock> Blocks, ReportTable Table);

/// <summary>One block of the winner.</summary>
/// <param name="Property">The model's property, with the number of the repeat.</param>
/// <param name="Layers">The layers of the block, one line each.</param>
/// <param name="Parameters">The number of parameters; <see langword="null"/> for a module of the user's own.</param>
/// <param name="Macs">The number of MACs; <see langword="null"/> if it is not known.</param>
/// <param name="Size">The parameters and MACs, in words.</param>
internal sealed record ReportBlock(
    string Property, string Block, string Input, string Output, IReadOnlyList<string> Layers, long? Parameters, long? Macs, string Size);

internal sealed record ReportCurves(string Lead, IReadOnlyList<ReportCurve> Trainings, ReportTable Table);

/// <summary>The losses of one training.</summary>
/// <param name="Points">The training and validation loss, one pair per epoch.</param>
internal sealed record ReportCurve(string Name, IReadOnlyList<double[]> Points);

/// <summary>The code length of each layer of winner and baselines.</summary>
/// <param name="Least">The smallest number of hyperplanes that can separate the classes.</param>
/// <param name="Stages">The names of the input, of each module decision and of the head.</param>
internal sealed record ReportUntangling(string Lead, int Least, IReadOnlyList<string> Stages, IReadOnlyList<ReportUntangled> Networks, ReportTable Table);

/// <summary>The code lengths of one network.</summary>
/// <param name="Names">The winner and baselines that are this architecture, as the record names them.</param>
/// <param name="Title">The names in words.</param>
/// <param name="Trial">The id of its training from scratch.</param>
internal sealed record ReportUntangled(IReadOnlyList<string> Names, string Title, long Trial, IReadOnlyList<ReportLayer> Layers);

/// <summary>The code length after one layer.</summary>
/// <param name="Name">The layer in words.</param>
/// <param name="At">The place among the stages, from 0.</param>
/// <param name="Kind"><c>finite</c>, <c>infinite</c>, <c>undefined</c> or <c>unknown</c>.</param>
/// <param name="Text">The code length in words.</param>
internal sealed record ReportLayer(string Name, double At, int Dimensions, string Kind, int Length, string Text);

/// <summary>The shape of the landscape.</summary>
/// <param name="Points">The trial, the number of decisions that differ from the best, and the metric, per architecture.</param>
internal sealed record ReportLandscape(string Lead, ReportTable Facts, IReadOnlyList<double[]> Points, ReportTable Table);

internal sealed record ReportFailures(string Lead, ReportTable Table);
