using System.Text.Json;
using System.Text.Json.Serialization;

namespace NasGen.Cli.Page;

/// <summary>The page: template, style, script, Chart.js and data in one text that loads nothing else.</summary>
internal static class ReportPage
{
    /// <summary>Writes infinity and NaN, which JSON does not have, as null. Escapes <c>&lt;</c>, therefore no text can end the script block.</summary>
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new FiniteOrNull() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Html(ReportData data) => Resource("page.html")
        .Replace("/*style*/", Resource("page.css"), StringComparison.Ordinal)
        .Replace("/*chart.js*/", Resource("chart.umd.min.js"), StringComparison.Ordinal)
        .Replace("/*script*/", PageScript.Join(Resource), StringComparison.Ordinal)
        // A served page may ask its server for newer data. A page in a file must not connect to anything.
        .Replace("{connect}", data.Served is not null ? "'self'" : "'none'", StringComparison.Ordinal)
        .Replace("{data}", ToJson(data), StringComparison.Ordinal);

    public static string ToJson(ReportData data) => JsonSerializer.Serialize(data, Json);

    internal static string Resource(string name)
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream("NasGen.Cli.Page.Web." + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private sealed class FiniteOrNull : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

        public override bool HandleNull => true;

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value)) writer.WriteNumberValue(value);
            else writer.WriteNullValue();
        }
    }
}
