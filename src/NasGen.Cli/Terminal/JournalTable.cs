using System.Globalization;
using NasGen.Search.Journals;
using NasGen.Search.Trials;
using NasGen.Search.Wording;
using Spectre.Console;

namespace NasGen.Cli.Terminal;

/// <summary>Prints a journal as tables: the best trials, the front, the failures.</summary>
internal static class JournalTable
{
    private const int Rows = 10;

    public static void Write(Journal journal, Goal goal)
    {
        var trials = journal.Trials();
        Trial[] explored = [.. trials.Where(t => Purpose.IsExploring(t.Purpose))];
        var console = AnsiConsole.Console;
        // A log has no width, and genotypes must not be cut.
        if (Console.IsOutputRedirected) console.Profile.Width = 240;
        string Count(TrialState state) => NumberText.Count(explored.Count(t => t.State == state));
        var counts = $"{Count(TrialState.Failed)} failed, {Count(TrialState.Infeasible)} infeasible";
        var all = Words.Count(trials.Count, "trial");
        console.MarkupLineInterpolated(
            $"[bold]{journal.Header.Space}[/], seed {journal.Header.Seed}: {all} in {Words.Count(journal.Runs().Count, "run")}, {counts}");
        Trial[] best =
        [
            .. explored.Where(goal.Objectives.IsFeasible).OrderByDescending(goal.Objectives.Fitness).ThenBy(t => t.Id).DistinctBy(t => t.Genotype).Take(Rows),
        ];
        console.Write(Table("Best so far", best, goal));
        if (goal.Objectives.All.Count > 1) console.Write(Table("Front", goal.Objectives.Front(explored), goal));
        var failures = new Table().Title("Failures").AddColumn("Count").AddColumn("Cause");
        foreach (var cause in explored.Where(t => t.State is TrialState.Failed).GroupBy(t => t.Cause ?? "").OrderByDescending(g => g.Count()).Take(Rows))
            failures.AddRow(cause.Count().ToString(CultureInfo.InvariantCulture), Safe(cause.Key));
        if (failures.Rows.Count > 0) console.Write(failures);
        if (journal.Unreadable.Count > 0) console.WriteLine(Words.Sentence(Words.LeftOut(journal.Unreadable)));
    }

    /// <summary>A text that may come from anyone: it commands neither the table nor the terminal.</summary>
    private static string Safe(string text) => Markup.Escape(CanonicalError.OneLine(text));

    private static Table Table(string title, IReadOnlyList<Trial> trials, Goal goal)
    {
        var table = new Table().Title(title).AddColumn("Trial").AddColumn("Found by");
        List<Objective> columns = [.. goal.Objectives.All];
        if (columns.All(c => c.Name != nameof(Cost.Parameters))) columns.Add(new Objective(nameof(Cost.Parameters), false));
        foreach (var column in columns) table.AddColumn(Safe(column.Name));
        table.AddColumn("Architecture");
        foreach (var trial in trials)
            table.AddRow(
            [
                trial.Id.ToString(CultureInfo.InvariantCulture), Safe(trial.Purpose),
                .. columns.Select(c => trial.Metrics.ContainsKey(c.Name)
                    ? NumberText.Metric(c.Name, trial.Metrics[c.Name])
                    : NumberText.Cost(c.Name, ObjectiveSet.Value(trial, c))),
                Safe(trial.Genotype.ToString()),
            ]);
        return table;
    }
}
