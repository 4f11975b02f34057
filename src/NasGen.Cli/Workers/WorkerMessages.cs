using System.Text.Json;
using NasGen.Descriptors;
using NasGen.Evaluation;

namespace NasGen.Cli.Workers;

/// <summary>What a worker can be asked for. One JSON object a line on its standard input.</summary>
internal enum RequestKind { Hello, Data, DryRun, Evaluate, Latency, Supernet, Shared, ZeroCost, Cancel }

internal sealed record WorkerRequest(long Id, RequestKind Kind, EvaluationRequest? Evaluation = null, SupernetRequest? Supernet = null);

internal enum ReplyKind { Result, Progress, Error, Canceled }

/// <summary>One JSON object a line on the worker's standard output; lines of another form are somebody's stray output.</summary>
internal sealed record WorkerReply(
    long Id, ReplyKind Kind, JsonElement? Result = null, double Share = 0, string? Code = null, string? Message = null, string? File = null,
    int Line = 0)
{
    public const string Prefix = "{\"id\":";

    public string ToLine() => JsonSerializer.Serialize(this, SpaceDescriptor.Json);

    public static WorkerReply? TryRead(string line)
    {
        if (!line.StartsWith(Prefix, StringComparison.Ordinal)) return null;
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

/// <summary>What a worker runs on, for the record.</summary>
internal sealed record WorkerGreeting(string TorchSharp, string LibTorch);
