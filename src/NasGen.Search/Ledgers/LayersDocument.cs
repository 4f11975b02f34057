using System.Globalization;
using System.Text.Json;
using NasGen.Search.Contracts;
using NasGen.Search.Journals;
using NasGen.Search.Trials;

namespace NasGen.Search.Ledgers;

/// <summary>The code lengths of the finalists' layers. The journal keeps one document per finalist, for its first training from scratch.</summary>
internal static class LayersDocument
{
    public static string Key(long trial) => string.Create(CultureInfo.InvariantCulture, $"layers {trial}");

    public static string Format(LayerCode[] layers) => JsonSerializer.Serialize(layers, SpaceDescriptor.Json);

    public static IReadOnlyDictionary<long, LayerCode[]> ReadAll(Journal journal, IEnumerable<Trial> trials)
    {
        var layers = new Dictionary<long, LayerCode[]>();
        foreach (var trial in trials.Where(t => t is { Purpose: Purpose.Retrain, State: TrialState.Completed }))
            if (journal.ReadDocumentIfWhole(Key(trial.Id), text => JsonSerializer.Deserialize<LayerCode[]>(text, SpaceDescriptor.Json)) is { } codes)
                layers[trial.Id] = codes;
        return layers;
    }
}
