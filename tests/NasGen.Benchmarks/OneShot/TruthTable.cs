using System.Globalization;
using NasGen.Search.Spaces;

namespace NasGen.Benchmarks.OneShot;

/// <summary>Writes trainings as a recorded table: one row per architecture, one column per seed, and means.</summary>
internal static class TruthTable
{
    public static void Write(TextWriter writer, IEnumerable<Genotype> architectures, IEnumerable<TruthTraining> trainings)
    {
        var byGenotype = trainings.ToLookup(t => t.Genotype, StringComparer.Ordinal);
        var decisions = TruthSpace.Space.Decisions;
        var seeds = byGenotype.SelectMany(g => g.Select(t => t.Seed)).Distinct().Order().ToArray();
        Line(
        [
            .. decisions.Select(d => "d:" + d.Name), .. seeds.Select(s => $"m:valid_{s}"), .. seeds.Select(s => $"m:test_{s}"),
            "m:valid", "m:test", "m:parameters", "m:macs", "m:seconds",
        ]);
        foreach (var genotype in architectures)
        {
            TruthTraining[] rows = [.. byGenotype[genotype.ToString()].OrderBy(t => t.Seed)];
            Line(
            [
                .. decisions.Select(d => genotype[d.Name]!), .. rows.Select(t => Text(t.Validation)), .. rows.Select(t => Text(t.Test)),
                Text(rows.Average(t => t.Validation)), Text(rows.Average(t => t.Test)), Text(rows[0].Parameters), Text(rows[0].Macs),
                Text(Math.Round(rows.Average(t => t.Seconds), 3)),
            ]);
        }

        void Line(string[] cells) => writer.Write(string.Join(',', cells) + "\n");
        static string Text(double value) => Math.Round(value, 6).ToString(CultureInfo.InvariantCulture);
    }
}
