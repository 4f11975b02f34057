using System.Globalization;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;

namespace NasGen.Search.Replay;

/// <summary>Writes finished trials as a recorded table, which <see cref="TableReader"/> reads.</summary>
public static class TableWriter
{
    /// <summary>
    /// Writes one row per architecture, in the order of their first trials. Several trials of an architecture become their means. Metrics after a part
    /// of the training are separate columns (<c>m:Accuracy@0.111</c>). A failed architecture is a row without metrics; one that could not be built is
    /// left out. Cells of decisions that are not alive are empty.
    /// </summary>
    public static void Write(TextWriter writer, SearchSpace space, IEnumerable<Trial> trials)
    {
        var trained = trials.Where(t => t.State is TrialState.Completed or TrialState.Failed);
        var rows = trained.GroupBy(t => t.Genotype).Select(g => (g.Key, Values: Means(g))).ToList();
        string[] metrics = [.. rows.SelectMany(r => r.Values.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Line(writer, [.. space.Decisions.Select(d => "d:" + d.Name), .. metrics.Select(m => "m:" + m)]);
        foreach (var (genotype, values) in rows)
            Line(writer,
            [
                .. space.Decisions.Select((d, i) => genotype.IsAlive(i) ? d.Domain.Format(genotype[i]) : ""),
                .. metrics.Select(m => values.TryGetValue(m, out var value) && double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : ""),
            ]);
    }

    private static Dictionary<string, double> Means(IEnumerable<Trial> trials) =>
    (
        from trial in trials
        where trial.State == TrialState.Completed
        from value in trial.Metrics.Select(m => (Name: Column(m.Key, trial.Fidelity), m.Value)).Concat(trial.Costs.Select(c => (Name: c.Key, c.Value)))
        group value.Value by value.Name
    ).ToDictionary(g => g.Key, g => g.Average(), StringComparer.Ordinal);

    private static string Column(string metric, double fidelity) =>
        fidelity == 1 ? metric : string.Create(CultureInfo.InvariantCulture, $"{metric}@{fidelity:0.###}");

    /// <summary>A field, quoted if necessary.</summary>
    private static string Field(string text) =>
        text.AsSpan().ContainsAny(",\"\n\r") || text.Trim().Length != text.Length ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static void Line(TextWriter writer, IEnumerable<string> fields)
    {
        writer.Write(string.Join(',', fields.Select(Field)));
        writer.Write('\n');
    }
}
