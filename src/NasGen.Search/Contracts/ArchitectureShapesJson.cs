using System.Text.Json;
using System.Text.Json.Serialization;

namespace NasGen.Search.Contracts;

/// <summary>The JSON of shapes, in the journal and in the messages of worker processes.</summary>
internal sealed class ArchitectureShapesJson : JsonConverter<ArchitectureShapes>
{
    public override ArchitectureShapes Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize<Dictionary<string, long[][]>>(ref reader, options)!
            .ToDictionary(d => d.Key, d => RepeatShapes.Of(d.Value), StringComparer.Ordinal));

    public override void Write(Utf8JsonWriter writer, ArchitectureShapes value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.ByDecision.ToDictionary(d => d.Key, d => d.Value.InOrder, StringComparer.Ordinal), options);
}
