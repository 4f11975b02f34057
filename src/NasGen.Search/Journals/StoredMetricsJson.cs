using System.Text.Json;
using System.Text.Json.Serialization;
using NasGen.Search.Contracts;

namespace NasGen.Search.Journals;

/// <summary>Metrics in a document of the journal, in the form of <see cref="StoredMetrics"/>.</summary>
internal sealed class StoredMetricsJson : JsonConverter<MeasuredMetrics>
{
    public override MeasuredMetrics Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        StoredMetrics.Read(JsonSerializer.Deserialize<Dictionary<string, double>>(ref reader, options)!);

    public override void Write(Utf8JsonWriter writer, MeasuredMetrics value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, StoredMetrics.Of(value), options);
}
