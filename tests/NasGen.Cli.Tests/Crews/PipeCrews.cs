using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using NasGen.Cli.Crews;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Spaces;

namespace NasGen.Cli.Tests.Crews;

/// <summary>One crew behind pipes of this process: its messages are those of a cluster, without the machines.</summary>
internal sealed class PipeCrews : ICrews
{
    private readonly Pipe _requests = new(), _replies = new();
    private readonly StreamWriter _writer;
    private readonly ConcurrentDictionary<long, TaskCompletionSource<CrewReply>> _open = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("nasgen-").FullName;
    private readonly Task _crew;
    private readonly Task _reading;
    private long _id;

    public PipeCrews(IWorkforce workers, SearchSpace space, CrewOptions? options = null)
    {
        _writer = new StreamWriter(_requests.Writer.AsStream()) { AutoFlush = true };
        var output = new StreamWriter(_replies.Writer.AsStream(), new UTF8Encoding(false)) { AutoFlush = true };
        var crew = new CrewLoop(workers, space, options!, _folder, new StreamReader(_requests.Reader.AsStream()), output);
        _crew = Task.Run(crew.Run);
        _reading = Task.Run(Read);
    }

    public int Slots => 1;

    public async Task<(string Node, CrewReply Reply)> Ask(CrewRequest request, Action<double>? report, CancellationToken stop)
    {
        request = request with { Id = Interlocked.Increment(ref _id) };
        var reply = _open[request.Id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Send(request);
        using var canceled = stop.Register(() => Send(new CrewRequest(request.Id) { IsCancel = true }));
        return ("node", await reply.Task);
    }

    public void Dispose()
    {
        _writer.Dispose();
        _crew.Wait();
        _replies.Writer.Complete();
        _reading.Wait();
        Directory.Delete(_folder, recursive: true);
    }

    private void Send(CrewRequest request)
    {
        lock (_writer) _writer.WriteLine(JsonSerializer.Serialize(request, SpaceDescriptor.Json));
    }

    private async Task Read()
    {
        using var reader = new StreamReader(_replies.Reader.AsStream());
        while (await reader.ReadLineAsync() is { } line)
            if (CrewReply.Parse(line) is { Kind: not CrewReplyKind.Progress } reply) _open[reply.Id].TrySetResult(reply);
    }
}
