using NasGen.LinearCodes;
using NasGen.Search.Contracts;
using NasGen.Search.Insights.LinearCodes;
using NasGen.Search.Wording;

namespace NasGen.Cli.Page;

/// <summary>The code length of each layer of winner and baselines. Their common axis is the decisions of the space.</summary>
internal static class UntanglingSection
{
    private const string Input = "input";

    /// <returns>The section; <see langword="null"/> if the journal has no code lengths.</returns>
    public static ReportUntangling? Of(ReportSource source, IReadOnlyList<ReportMark> marks)
    {
        var byId = source.Trials.ToDictionary(t => t.Id);
        string[] stages = ["", .. source.Descriptor.Space.Properties.Where(p => p.Kind != PropertyKind.Scalar).Select(p => p.Name)];
        ReportUntangled[] networks =
        [
            .. from mark in marks
               where mark.Kind != "pick"
               group mark by byId[mark.Trial].Genotype into own
               let training = source.Trials.LastOrDefault(t => t.Genotype.Equals(own.Key) && source.Layers.ContainsKey(t.Id))
               where training is not null
               select new ReportUntangled(
                   [.. own.Select(m => m.Name).Distinct()], string.Join(", ", own.Select(m => m.Title).Distinct()), training.Id,
                   [.. source.Layers[training.Id].Select(layer => ToLayer(layer, stages))]),
        ];
        if (networks.Length == 0) return null;
        var least = LinearDiscriminantCodeLength.LowerBound(source.Descriptor.Task.Classes);
        return new(
            Lead(networks, least), least, [Input, .. stages.Skip(1)], networks,
            new(
                ["Network", "After", "LDCL", "Dimensions"],
                [.. networks.SelectMany(n => n.Layers.Select(l => (string[])[n.Title, l.Name, l.Text, NumberText.Count(l.Dimensions)]))]));
    }

    private static string Lead(IReadOnlyList<ReportUntangled> networks, int least)
    {
        bool Has(CodeLengthKind kind) => networks.Any(n => n.Layers.Any(l => l.Kind == Name(kind)));
        return "The linear discriminant code length (LDCL) is the number of hyperplanes (straight cuts through the data) that are needed after a layer "
            + "to give each class a combination of sides of its own. "
            + $"{NumberText.Count(least)} is the minimum; a network that comes down to it in early layers separates the classes early. "
            + $"Computed on the first {LayerCodes.MostComponents} principal components of at most {LayerCodes.MostSamples} training samples; "
            + $"a cut may have {NumberText.Percent(LayerCodes.Tolerance)} of a class on its wrong side."
            + (Has(CodeLengthKind.Infinite) ? " ∞: no set of hyperplanes separates the classes, or none was found." : "")
            + (Has(CodeLengthKind.Undefined) ? " A gap marked as collapsed: all samples have become one point." : "")
            + (Has(CodeLengthKind.Unknown) ? " Other gaps: the time ran out before a result." : "");
    }

    /// <summary>A layer with its place on the axis. Repeats lie between the previous decision and their own.</summary>
    private static ReportLayer ToLayer(LayerCode layer, string[] stages)
    {
        var (stage, repeat, repeats) = layer.Layer;
        var name = stage == "" ? Input : repeats == 1 ? stage : $"{stage} {NumberText.Count(repeat)} of {NumberText.Count(repeats)}";
        var at = Array.IndexOf(stages, stage) - 1 + (double)repeat / repeats;
        return new(name, at, layer.Dimensions, Name(layer.Code.Kind), layer.Code.Length, Text(layer.Code));
    }

    private static string Text(CodeLength code) => code.Kind switch
    {
        CodeLengthKind.Finite => (code.IsExact ? "" : "≤ ") + NumberText.Count(code.Length),
        CodeLengthKind.Infinite => code.IsExact ? "∞" : "∞ (none found)",
        CodeLengthKind.Undefined => "undefined: collapsed",
        _ => "not known: out of time",
    };

    private static string Name(CodeLengthKind kind) => kind.ToString().ToLowerInvariant();
}
