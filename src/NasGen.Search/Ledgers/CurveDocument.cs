using System.Globalization;
using System.Text.Json;
using NasGen.Search.Journals;
using NasGen.Search.Records;
using NasGen.Search.Trials;

namespace NasGen.Search.Ledgers;

/// <summary>The loss curves of the finalists' trainings from scratch. The journal keeps one document per training.</summary>
internal static class CurveDocument
{
    public static string Key(long trial) => string.Create(CultureInfo.InvariantCulture, $"curve {trial}");

    public static string Format(double[][] curve) =>
        JsonSerializer.Serialize(curve.Select(epoch => epoch.Select(loss => double.IsFinite(loss) ? Rounding.Round(loss, 5) : (double?)null)));

    /// <exception cref="FormatException">An epoch has not two losses.</exception>
    public static double[][] Read(string text) =>
    [
        .. JsonSerializer.Deserialize<double?[][]>(text)!.Select(epoch => epoch is [var training, var validation]
            ? (double[])[training ?? double.NaN, validation ?? double.NaN]
            : throw new FormatException("an epoch has two losses")),
    ];

    public static IReadOnlyDictionary<long, double[][]> ReadAll(Journal journal, IEnumerable<Trial> trials)
    {
        var curves = new Dictionary<long, double[][]>();
        foreach (var trial in trials.Where(t => t is { Purpose: Purpose.Retrain, State: TrialState.Completed }))
            if (journal.ReadDocumentIfWhole(Key(trial.Id), Read) is { } curve)
                curves[trial.Id] = curve;
        return curves;
    }
}
