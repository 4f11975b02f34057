using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using NasGen.Search.Contracts;
using NasGen.Search.Replay;
using NasGen.Search.Strategies;
using NasGen.Search.Trials;

namespace NasGen.Cli.Replay;

/// <summary>The options of <c>nasgen replay</c>, and their conversion to settings of a replay.</summary>
internal sealed class ReplayOptions
{
    private const string Metric = "m:";

    public Argument<string> Table { get; } = new("TABLE")
    {
        Description = "A recorded table: CSV or CSV.gz with columns d:NAME (decisions) and m:NAME (metrics). 'nasgen trials' writes one.",
    };

    public Option<string[]> Strategy { get; } = List(
        "--strategy", "The strategies to compare, or 'all'. Default: the default of 'nasgen search', and random.", "NAME,…");

    public Option<string[]> Maximize { get; } = List("--maximize", "A metric to maximize. The first objective decides which row is best.", "m:NAME");

    public Option<string[]> Minimize { get; } = List("--minimize", "A metric to minimize.", "m:NAME");

    public Option<string?> Report { get; } = new("--report")
    {
        Description = "The metric that judges the runs. Strategies never see it. Default: the first objective.",
        HelpName = "m:NAME",
    };

    public Option<string[]> Limit { get; } = List("--limit", "A hard limit, such as m:params=500000.", "m:NAME=MAX");

    public Option<string[]> Known { get; } = List("--known", "Costs that strategies see before a trial, the most important first.", "m:NAME,…");

    public Option<string?> Space { get; } = new("--space")
    {
        Description = "A file that says which decisions form a cell, which the header of a table cannot say.",
        HelpName = "FILE.yaml",
    };

    public Option<string?> Reference { get; } = new("--reference")
    {
        Description = "The reference point of the hypervolume, in the order of the objectives. Default: the table's worst values.",
        HelpName = "N,N",
    };

    public Option<string?> Ideal { get; } = new("--ideal")
    {
        Description = "The point that spans a hypervolume of 1 with the reference point. Default: the ends of the scales (100 or 1 for percentages "
            + "and shares, 0 for costs), or the table's best values if the scales have no end.",
        HelpName = "N,N",
    };

    public Option<string[]> Fidelity { get; } = List(
        "--fidelity",
        "Metrics of the first objective after less training, the cheapest first and the objective itself last. Each can have its share of the full "
        + "training (m:valid12=0.06). Without shares, each has a third of the training of the next one.",
        "m:NAME,…");

    public Option<string?> Charge { get; } = new("--charge")
    {
        Description = "The metric that is the cost of a trial. --trials is then a budget in the unit of this metric.",
        HelpName = "m:NAME",
    };

    public Option<double> Trials { get; } = new("--trials") { Description = "The budget of each run, in trials.", DefaultValueFactory = _ => 100 };

    public Option<int> Seeds { get; } = new("--seeds") { Description = "The number of runs per strategy.", DefaultValueFactory = _ => 100 };

    public Option<ulong> Seed { get; } = new("--seed") { Description = "The seed of the first run.", DefaultValueFactory = _ => 1UL };

    public Option<string?> Checkpoints { get; } = new("--checkpoints")
    {
        Description = "The numbers of trials at which the runs are compared. Default: ten, evenly spaced.",
        HelpName = "N,N",
    };

    public Option<bool> Json { get; } = new("--json") { Description = "Print the results as one JSON object." };

    public Option<string?> Plot { get; } = new("--plot")
    {
        Description = "Draw the means over the trials to a file. The extension .svg makes an SVG, every other one a PNG.",
        HelpName = "FILE",
    };

    public Option<bool> Landscape { get; } = new("--landscape") { Description = "Describe the landscape of the report metric over the whole table." };

    public IEnumerable<Option> All =>
    [
        Strategy, Maximize, Minimize, Report, Limit, Known, Space, Reference, Ideal, Fidelity, Charge, Trials, Seeds, Seed, Checkpoints, Json, Plot,
        Landscape,
    ];

    /// <summary>The settings of a replay.</summary>
    /// <exception cref="NasException">NAS2041: an option cannot be read.</exception>
    public ReplaySettings ToSettings(ParseResult parsed)
    {
        var (trials, seeds) = (parsed.GetValue(Trials), parsed.GetValue(Seeds));
        if (!(trials > 0) || double.IsInfinity(trials)) throw Wrong($"--trials is {trials}, and must be above 0.");
        if (seeds < 1) throw Wrong($"--seeds is {seeds}, and must be at least 1.");
        var objectives = ToObjectives(parsed);
        return new ReplaySettings(objectives)
        {
            Strategies = Strategies(parsed),
            Report = parsed.GetValue(Report) is { } report ? ToReport(Name(report), objectives.All) : null,
            Known = [.. Names(parsed, Known)],
            Fidelities = ToFidelities([.. Names(parsed, Fidelity)]),
            Charge = parsed.GetValue(Charge) is { } charge ? Name(charge) : null,
            Budget = trials,
            Seeds = seeds,
            FirstSeed = parsed.GetValue(Seed),
            Checkpoints = Numbers(parsed.GetValue(Checkpoints), "--checkpoints") ?? [],
            Landscape = parsed.GetValue(Landscape),
            Reference = Numbers(parsed.GetValue(Reference), "--reference"),
            Ideal = Numbers(parsed.GetValue(Ideal), "--ideal"),
        };
    }

    /// <summary>The objectives, in the order of the command line, and the limits.</summary>
    /// <exception cref="NasException">NAS2041: there is no objective, or a limit cannot be read.</exception>
    public ObjectiveSet ToObjectives(ParseResult parsed) => new(Objectives(parsed), [.. Names(parsed, Limit).Select(ToLimit)]);

    private IReadOnlyList<Objective> Objectives(ParseResult parsed)
    {
        List<Objective> objectives = [];
        bool? isUp = null;
        foreach (var token in parsed.Tokens)
        {
            if (token.Type == TokenType.Option) isUp = token.Value == Maximize.Name ? true : token.Value == Minimize.Name ? false : null;
            else if (isUp is { } maximize) objectives.AddRange(Parts(token.Value).Select(name => new Objective(Name(name), maximize)));
        }
        if (objectives.Count == 0) throw Wrong("There is no objective: name one with --maximize m:NAME or --minimize m:NAME.");
        return objectives;
    }

    private IReadOnlyList<string> Strategies(ParseResult parsed)
    {
        string[] names = [.. (parsed.GetValue(Strategy) ?? []).SelectMany(Parts)];
        return names.Length == 0 ? [StrategyRegistry.Default, "random"] : [.. names.SelectMany(n => n == "all" ? StrategyRegistry.Names : [n]).Distinct()];
    }

    /// <summary>The metric that judges the runs. It has the direction of the objective of its name, otherwise that of the first objective.</summary>
    private static Objective ToReport(string name, IReadOnlyList<Objective> objectives) =>
        objectives.FirstOrDefault(o => o.Name == name) ?? new Objective(name, objectives[0].Maximize);

    private static Limit ToLimit(string text)
    {
        var (name, value) = Pair(text);
        return new Limit(name, value ?? throw Wrong($"--limit {text}: a limit is written m:NAME=MAX."));
    }

    private static IReadOnlyList<ReplayFidelity> ToFidelities(IReadOnlyList<string> texts)
    {
        const double Reduction = 3;
        ReplayFidelity[] levels = [.. texts.Select((text, i) => ToFidelity(Pair(text), Math.Pow(Reduction, i + 1 - texts.Count)))];
        for (var i = 0; i < levels.Length; i++)
            if (!(levels[i].Share > 0 && levels[i].Share <= 1 && (i == 0 || levels[i].Share > levels[i - 1].Share)))
                throw Wrong($"The shares of --fidelity must increase, above 0 and up to 1: {levels[i].Metric}={levels[i].Share} does not fit.");
        return levels;
    }

    private static ReplayFidelity ToFidelity((string Name, double? Share) text, double defaultShare) => new(text.Name, text.Share ?? defaultShare);

    private static (string Name, double? Value) Pair(string text)
    {
        var equals = text.LastIndexOf('=');
        if (equals < 0) return (text, null);
        return double.TryParse(text.AsSpan(equals + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? (text[..equals], value)
            : throw Wrong($"'{text[(equals + 1)..]}' of '{text}' is not a number.");
    }

    private static double[]? Numbers(string? text, string option) => text is null ? null :
    [
        .. Parts(text).Select(part => double.TryParse(part.AsSpan(part.LastIndexOf('=') + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Wrong($"'{part}' of {option} is not a number.")),
    ];

    private static IEnumerable<string> Names(ParseResult parsed, Option<string[]> option) => (parsed.GetValue(option) ?? []).SelectMany(Parts).Select(Name);

    private static string[] Parts(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Name(string text) => text.StartsWith(Metric, StringComparison.Ordinal) ? text[Metric.Length..] : text;

    private static Option<string[]> List(string name, string description, string helpName) =>
        new(name) { Description = description, HelpName = helpName, AllowMultipleArgumentsPerToken = false };

    private static NasException Wrong(string message) => new("NAS2041", message);
}
