using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Journals;

namespace NasGen.Search.Ledgers;

/// <summary>
/// The conditions that the result of a trial depends on beside its architecture and seed, by name. Trials under equal conditions can be compared.
/// The number of threads is left out because it changes only rounding. The user's code is left out because a relevant change of it cannot be
/// recognised: after a change of <c>forward</c> or a block, the user begins a new journal with <c>--force</c>.
/// </summary>
internal sealed class Comparability
{
    /// <summary>The part that holds the user's rules about architectures.</summary>
    public const string Rules = "the rules of [Require]";

    private const string Document = "comparable", Data = "the data", TestSet = "the test set";

    private static readonly JsonSerializerOptions Legible = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SortedDictionary<string, string> _parts;

    private Comparability(SortedDictionary<string, string> parts) => _parts = parts;

    /// <summary>A digest of the conditions: eight hexadecimal digits.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToString())))[..8];

    /// <param name="length">The length of a full training.</param>
    public static Comparability Of(SearchOrder order, DataSummary data, WorkerGreeting versions, double length)
    {
        var task = order.Model.Task;
        var parts = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["the version of NasGen"] = order.Host.FullVersion,
            ["the version of TorchSharp"] = $"{versions.TorchSharp}, libtorch {versions.LibTorch}",
            [Data] = data.Hash,
            ["the split"] = $"{data.Training}/{data.Validation}/{data.Test} {data.Split} seed {order.Seed}",
            ["the task"] = Text(new { task.Kind, task.Classes, task.HasLoss, task.Data }),
            ["the training"] = Text(new { task.Training, Defaults = TrainingSettings.Of(task, order.Model.Space.Default, data.Training) }),
            ["the length of a training"] = Text(length),
            ["the objectives"] = Text(task.Objectives),
            ["the device"] = order.Device,
        };
        if (data.TestHash is { } test) parts[TestSet] = test;
        if (task.Balanced) parts["the weights of the classes"] = "balanced";
        if (task.Floors?.Any(f => f.Metric == MetricName.Loss) == true) parts["the metrics"] = MetricName.Loss;
        if (task.Rules is { } rules) parts[Rules] = Text(rules);
        // Predicted latencies are costs of trials. Without a profile the part is absent, as in older journals.
        if (order.Target is { } target) parts["the device's profile"] = target.Digest;
        return new(parts);
    }

    /// <summary>The conditions that a journal was written under; <see langword="null"/> if it does not state them yet.</summary>
    /// <exception cref="JournalException">The conditions are damaged.</exception>
    public static Comparability? Read(Journal journal) => journal.ReadDocument(Document, text =>
    {
        // Earlier versions stored one hash of all conditions.
        if (!text.StartsWith('{')) return new Comparability(new(StringComparer.Ordinal) { ["the version of NasGen"] = text });
        var parts = JsonSerializer.Deserialize<SortedDictionary<string, string>>(text);
        return parts is null ? null : new Comparability(parts);
    });

    public void Write(Action<string, string> document) => document(Document, ToString());

    /// <summary>
    /// Whether a test set of the other search counts as one of this search: both are the same separate one, or parts of the same data. If another seed drew
    /// a new one that nobody has used, seeds could be tried until one wins.
    /// </summary>
    public bool SharesTestSet(Comparability other) =>
        (_parts.GetValueOrDefault(TestSet) is { } test && other._parts.GetValueOrDefault(TestSet) == test) || !Differences(other).Contains(Data);

    /// <summary>The names of the parts that differ.</summary>
    public IEnumerable<string> Differences(Comparability other) =>
        _parts.Keys.Union(other._parts.Keys).Where(k => _parts.GetValueOrDefault(k) != other._parts.GetValueOrDefault(k));

    public override string ToString() => JsonSerializer.Serialize(_parts, Legible);

    private static string Text<T>(T value) => JsonSerializer.Serialize(value, SpaceDescriptor.Json);
}
