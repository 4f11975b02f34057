using System.Text.Json;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;

namespace NasGen.Cli.Crews;

/// <summary>A reply: one JSON object per line on the crew's standard output. The failures of a workforce are kinds of replies.</summary>
internal sealed record CrewReply(long Id, CrewReplyKind Kind)
{
    public JsonElement? Result { get; init; }
    public double Share { get; init; }
    public string? Code { get; init; }
    public string? Message { get; init; }

    /// <summary>What a crash is, if a line of the user's code is known to be its cause.</summary>
    public string? Fault { get; init; }

    public string? File { get; init; }
    public int Line { get; init; }

    /// <summary>The seconds that a training was allowed to be silent.</summary>
    public double Limit { get; init; }

    /// <summary>The files that the training has written.</summary>
    public TravellingFiles? Files { get; init; }

    public string ToLine() => JsonSerializer.Serialize(this, SpaceDescriptor.Json);

    public static CrewReply Parse(string line) => JsonSerializer.Deserialize<CrewReply>(line, SpaceDescriptor.Json)!;

    /// <summary>The reply that carries a failure.</summary>
    public static CrewReply Of(long id, Exception failure) => failure switch
    {
        OperationCanceledException => new(id, CrewReplyKind.Canceled),
        NasException e => new(id, CrewReplyKind.Error) { Code = e.Code, Message = e.Message, File = e.File, Line = e.Line },
        WorkerTimeoutException e => new(id, CrewReplyKind.Timeout) { Message = e.What, Limit = e.Limit.TotalSeconds },
        WorkerCrashedException { Fault: { } fault } e =>
            new(id, CrewReplyKind.Crash) { Message = e.Message, Code = fault.Code, Fault = fault.Message, File = fault.File, Line = fault.Line },
        WorkerCrashedException e => new(id, CrewReplyKind.Crash) { Message = e.Message },
        _ => new(id, CrewReplyKind.Crash) { Message = $"{failure.GetType().Name}: {failure.Message}" },
    };

    /// <summary>The failure that the reply carries.</summary>
    public Exception ToException(CancellationToken stop) => Kind switch
    {
        CrewReplyKind.Canceled => new OperationCanceledException(stop),
        CrewReplyKind.Error => new NasException(Code!, Message!, File, Line),
        CrewReplyKind.Timeout => new WorkerTimeoutException(Message!, TimeSpan.FromSeconds(Limit)),
        _ => new WorkerCrashedException(Message ?? "The node sent no reason.", Fault is null ? null : new NasException(Code!, Fault, File, Line)),
    };
}
