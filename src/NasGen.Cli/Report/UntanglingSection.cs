using NasGen.Evaluation;
using NasGen.Search.Separability;
using NasGen.Untangling;

namespace NasGen.Cli.Report;

/// <summary>The code length of each layer, winner beside baselines, on one axis: the decisions that all of them have.</summary>
internal static class UntanglingSection
{
    /// <returns><see langword="null"/> where the journal knows no layer.</returns>
    public static ReportUntangling? Of(ReportSource source, IReadOnlyList<ReportMark> marks)
    {
        var byId = source.Trials.ToDictionary(t => t.Id);
        string[] stages = ["", .. source.Descriptor.Space.Properties.Where(p => p.Kind != PropertyKind.Scalar).Select(p => p.Name)];
        ReportUntangled[] networks =
        [
            .. from mark in marks
               where mark.Kind != "pick"
               group mark.Name by byId[mark.Trial].Genotype into names
               let training = source.Trials.LastOrDefault(t => t.Genotype.Equals(names.Key) && source.Layers.ContainsKey(t.Id))
               where training is not null
               select new ReportUntangled([.. names.Distinct()], training.Id, [.. source.Layers[training.Id].Select(layer => ToLayer(layer, stages))]),
        ];
        return networks.Length == 0 ? null : new(LayerCodes.MostComponents, LayerCodes.MostSamples, LayerCodes.Tolerance, LinearDiscriminantCodeLength.LowerBound(source.Descriptor.Task.Classes), stages, networks);
    }

    /// <summary>A repeat lies between its decision and the one before.</summary>
    private static ReportLayer ToLayer(LayerCode layer, string[] stages)
    {
        var (stage, repeat, repeats) = layer.Layer;
        return new(stage, repeat, repeats, Array.IndexOf(stages, stage) - 1 + (double)repeat / repeats, layer.Dimensions, layer.Code.Kind.ToString().ToLowerInvariant(), layer.Code.Length, layer.Code.IsExact);
    }
}
