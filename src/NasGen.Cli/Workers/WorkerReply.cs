using System.Text.Json;
using NasGen.Search.Contracts;

namespace NasGen.Cli.Workers;

/// <summary>A reply: one JSON object per line on the worker's standard output. Lines of another form are ignored.</summary>
internal sealed record WorkerReply(
    long Id, ReplyKind Kind, JsonElement? Result = null, double Share = 0, string? Code = null, string? Message = null, string? File = null,
    int Line = 0)
{
    private const string Prefix = "{\"id\":";

    public string ToLine() => JsonSerializer.Serialize(this, SpaceDescriptor.Json);

    public static bool IsReply(string line) => line.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Reads a reply; <see langword="null"/> if the line is damaged.</summary>
    public static WorkerReply? TryRead(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<WorkerReply>(line, SpaceDescriptor.Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
