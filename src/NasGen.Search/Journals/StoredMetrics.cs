using NasGen.Search.Contracts;

namespace NasGen.Search.Journals;

/// <summary>
/// Metrics as a journal stores them, in one list by name: validation data's as they are, the test set's behind <c>Test.</c> and training data's behind
/// <c>Training.</c>. A metric's name is a C# identifier, so that no dot is its own.
/// </summary>
internal static class StoredMetrics
{
    private const string Test = "Test.";
    private const string Training = "Training.";

    public static Dictionary<string, double> Of(MeasuredMetrics metrics)
    {
        var stored = new Dictionary<string, double>(metrics.Validation, StringComparer.Ordinal);
        foreach (var (name, value) in metrics.Test ?? MeasuredMetrics.None.Validation) stored[Test + name] = value;
        foreach (var (name, value) in metrics.Training ?? MeasuredMetrics.None.Validation) stored[Training + name] = value;
        return stored;
    }

    public static MeasuredMetrics Read(IReadOnlyDictionary<string, double> stored) =>
        new(stored.Where(m => !m.Key.Contains('.')).ToDictionary(StringComparer.Ordinal)) { Test = Behind(stored, Test), Training = Behind(stored, Training) };

    private static Dictionary<string, double>? Behind(IReadOnlyDictionary<string, double> stored, string prefix)
    {
        var behind = stored.Where(m => m.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(m => m.Key[prefix.Length..], m => m.Value, StringComparer.Ordinal);
        return behind.Count == 0 ? null : behind;
    }
}
