using System.Globalization;
using NasGen.Search.Spaces;

namespace NasGen.Benchmarks.Curves;

/// <summary>
/// Writes trainings as a recorded table: one row per architecture, one column per epoch for the accuracies on validation and test data, as means over the
/// seeds, and one per seed at the end.
/// </summary>
internal static class CurveTable
{
    public static void Write(TextWriter writer, CurveSpace space, IEnumerable<Genotype> architectures, IEnumerable<CurveTraining> trainings)
    {
        var byGenotype = trainings.ToLookup(t => t.Genotype, StringComparer.Ordinal);
        var decisions = space.Space.Decisions;
        int[] epochs = [.. Enumerable.Range(1, space.Epochs)], seeds = [.. Enumerable.Range(1, space.Seeds)];
        Line(
        [
            .. decisions.Select(d => "d:" + d.Name), .. epochs.Select(e => $"m:valid@{e}"), .. epochs.Select(e => $"m:test@{e}"),
            .. seeds.SelectMany(s => (string[])[$"m:valid_{s}", $"m:test_{s}"]), "m:parameters", "m:macs", "m:seconds",
        ]);
        foreach (var genotype in architectures)
        {
            CurveTraining[] rows = [.. byGenotype[genotype.ToString()].OrderBy(t => t.Seed)];
            if (rows.Length < space.Seeds) continue;
            Line(
            [
                .. decisions.Select(d => genotype[d.Name] ?? ""),
                .. epochs.Select(e => Text(rows.Average(t => t.Validation[e - 1]))), .. epochs.Select(e => Text(rows.Average(t => t.Test[e - 1]))),
                .. rows.SelectMany(t => (string[])[Text(t.Validation[^1]), Text(t.Test[^1])]),
                Text(rows[0].Parameters), Text(rows[0].Macs), Text(Math.Round(rows.Average(t => t.Seconds.Sum()), 3)),
            ]);
        }

        void Line(string[] cells) => writer.Write(string.Join(',', cells) + "\n");
        static string Text(double value) => Math.Round(value, 6).ToString(CultureInfo.InvariantCulture);
    }
}
