using NasGen.Search.Feasibility;
using NasGen.Search.Proposals;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Replay;

/// <summary>A table and settings, prepared for all runs. Safe for several threads.</summary>
internal sealed class ReplayPlan
{
    private readonly double[] _report;
    private readonly double[] _shares;
    private readonly double[][] _objectives;
    private readonly double[]? _charge;
    private readonly IReadOnlyDictionary<string, double>[] _costs;
    private readonly CostEstimate[] _estimates;
    private readonly IReadOnlyDictionary<string, double>[][] _metrics;
    private static readonly CostEstimate Absent = CostEstimate.Unbuildable("The table lacks this architecture.");

    /// <exception cref="TableException">A metric does not exist, or no row is feasible.</exception>
    public ReplayPlan(RecordedTable table, ReplaySettings settings)
    {
        Table = table;
        Settings = settings;
        Report = settings.Report ?? settings.Objectives.Primary;
        _report = table.Column(Report.Name);
        _objectives = [.. settings.Objectives.All.Select(o => table.Column(o.Name))];
        _charge = settings.Charge is { } charge ? table.Column(charge) : null;
        Levels = settings.Fidelities.Count > 0 ? settings.Fidelities : [new(settings.Objectives.Primary.Name, 1)];
        _shares = [.. Levels.Select(l => l.Share)];
        if (Levels[^1] is var full && (full.Metric != settings.Objectives.Primary.Name || full.Share != 1))
            throw new TableException(
                $"The last fidelity is '{full.Metric}' with the share {full.Share}. "
                + $"It must be the first objective, '{settings.Objectives.Primary.Name}', with 1.");

        string[] limited = [.. settings.Objectives.Limits.Select(l => l.Cost), .. settings.Objectives.Penalties.Select(p => p.Cost)];
        _costs = Dictionaries([.. settings.Known.Union(limited)]);
        _estimates = [.. Dictionaries(settings.Known).Select(costs => new CostEstimate(costs))];
        string[] further = [.. settings.Objectives.All.Skip(1).Select(o => o.Name)];
        _metrics = [.. Levels.Select(level => Dictionaries([settings.Objectives.Primary.Name, .. further], level.Metric))];
        Feasible = [.. Enumerable.Range(0, table.Rows.Count).Where(row => settings.Objectives.IsFeasible(Trial(1, row, Levels.Count - 1)))];
        if (Feasible.Count == 0) throw new TableException("No row of the table meets the limits.");
        Scale = settings.Objectives.All.Count > 1 ? HypervolumeScale.Of(settings, _objectives, Feasible) : null;
    }

    /// <summary>The table.</summary>
    public RecordedTable Table { get; }

    /// <summary>The settings.</summary>
    public ReplaySettings Settings { get; }

    /// <summary>The metric by which runs are judged.</summary>
    public Objective Report { get; }

    /// <summary>The levels of training, ascending.</summary>
    public IReadOnlyList<ReplayFidelity> Levels { get; }

    /// <summary>The indices of the rows within the limits.</summary>
    public IReadOnlyList<int> Feasible { get; }

    /// <summary>The scale of hypervolumes; <see langword="null"/> with one objective.</summary>
    public HypervolumeScale? Scale { get; }

    /// <summary>The best value of the report metric among the feasible rows.</summary>
    public double Best => Report.Maximize ? Feasible.Max(row => _report[row]) : Feasible.Min(row => _report[row]);

    /// <summary>The report metric of a row.</summary>
    public double ReportOf(int row) => _report[row];

    /// <summary>The settings of a strategy, which do not contain the report metric.</summary>
    public StrategySettings ToStrategySettings(ulong seed)
    {
        CostEstimate Estimate(Genotype genotype) => Table.RowOf(genotype) is >= 0 and var row ? _estimates[row] : Absent;
        var feasible = new FeasibleSet(Table.Space, Settings.Objectives.Limits, Estimate) { Listed = Table.Rows };
        return new StrategySettings(feasible, Settings.Objectives, seed, ExpectedTrials)
        {
            KnownCosts = Settings.Known,
            Reference = Settings.Reference,
            Fidelities = _shares,
        };
    }

    /// <summary>The trial of a row at a level, as a training would have reported it.</summary>
    public Trial Trial(long id, int row, int level)
    {
        var metrics = _metrics[level][row];
        var trial = new Trial(id, Table.Rows[row], "search", Levels[level].Share, 0) { Costs = _costs[row] };
        return double.IsNaN(metrics[Settings.Objectives.Primary.Name])
            ? trial with { State = TrialState.Failed, Cause = "The table has no value." }
            : trial with { State = TrialState.Completed, Metrics = metrics };
    }

    /// <summary>The cheapest level that is not below a fidelity.</summary>
    public int LevelOf(double fidelity) => _shares.LevelOf(fidelity);

    /// <summary>The cost of a trial in units of the budget.</summary>
    public double ChargeOf(int row, int level) => Levels[level].Share * (_charge?[row] ?? 1);

    /// <summary>The losses of a row in the order of the objectives: lower is better.</summary>
    public double[] Losses(int row) => [.. _objectives.Select((column, i) => Settings.Objectives.All[i].Maximize ? -column[row] : column[row])];

    private long ExpectedTrials => Math.Max(1, (long)Math.Round(_charge is null ? Settings.Budget : Settings.Budget / Feasible.Average(row => _charge[row])));

    private IReadOnlyDictionary<string, double>[] Dictionaries(IReadOnlyList<string> names, string? first = null)
    {
        double[][] columns = [.. names.Select((name, i) => Table.Column(i == 0 && first is not null ? first : name))];
        var rows = new IReadOnlyDictionary<string, double>[Table.Rows.Count];
        for (var row = 0; row < rows.Length; row++)
        {
            var values = new Dictionary<string, double>(names.Count, StringComparer.Ordinal);
            for (var i = 0; i < columns.Length; i++)
                if (first is not null || !double.IsNaN(columns[i][row]))
                    values[names[i]] = columns[i][row];
            rows[row] = values;
        }
        return rows;
    }
}
