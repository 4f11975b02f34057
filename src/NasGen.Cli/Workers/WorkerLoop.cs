using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using NasGen.Search.Contracts;

namespace NasGen.Cli.Workers;

/// <summary>
/// The inside of a worker process: requests are answered one after the other, in order. It ends when its standard input does, so that no
/// worker outlives a host that was killed.
/// </summary>
internal sealed class WorkerLoop : IDisposable
{
    private readonly BlockingCollection<WorkerRequest> _requests = [];
    private readonly TextReader _input;
    private readonly TextWriter _output;
    private readonly WorkerOptions _options;
    private volatile CancellationTokenSource? _running;
    private long _runningId;
    private long _canceledId;

    private WorkerLoop(WorkerOptions options, TextReader input, TextWriter output) => (_options, _input, _output) = (options, input, output);

    public static int Run(WorkerOptions options)
    {
        var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
        var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
        // What the user's code prints must not be taken for an answer, nor what it reads be a request.
        Console.SetOut(Console.Error);
        Console.SetIn(TextReader.Null);
        // Ctrl-C reaches the whole process group: it is the host that ends its workers.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        using var loop = new WorkerLoop(options, input, output);
        new Thread(loop.Read) { IsBackground = true, Name = "requests" }.Start();
        loop.Answer();
        return 0;
    }

    public void Dispose()
    {
        _requests.Dispose();
        _running?.Dispose();
    }

    private void Read()
    {
        while (_input.ReadLine() is { } line)
        {
            var request = JsonSerializer.Deserialize<WorkerRequest>(line, SpaceDescriptor.Json)!;
            if (request.Kind != RequestKind.Cancel)
            {
                _requests.Add(request);
                continue;
            }
            Volatile.Write(ref _canceledId, request.Id);
            if (Volatile.Read(ref _runningId) == request.Id) _running?.Cancel();
        }
        // No orderly exit: its handlers wait for a library that the other thread is loading, for ever where that one waits for them.
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }

    private void Answer()
    {
        var host = new Lazy<WorkerEvaluator>(() => new WorkerEvaluator(_options));
        foreach (var request in _requests.GetConsumingEnumerable())
        {
            using var stop = new CancellationTokenSource();
            _running = stop;
            Volatile.Write(ref _runningId, request.Id);
            if (Volatile.Read(ref _canceledId) == request.Id) stop.Cancel();
            Write(Reply(host, request, stop.Token));
            _running = null;
        }
    }

    private WorkerReply Reply(Lazy<WorkerEvaluator> host, WorkerRequest request, CancellationToken stop)
    {
        try
        {
            var result = host.Value.Answer(request, share => Write(new WorkerReply(request.Id, ReplyKind.Progress, Share: share)), stop);
            return new WorkerReply(request.Id, ReplyKind.Result, result);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return new WorkerReply(request.Id, ReplyKind.Canceled);
        }
        catch (NasException e)
        {
            return new WorkerReply(request.Id, ReplyKind.Error, Code: e.Code, Message: e.Message, File: e.File, Line: e.Line);
        }
        catch (Exception e)
        {
            return new WorkerReply(request.Id, ReplyKind.Error, Code: "NAS2007", Message: $"{e.GetType().Name}: {e.Message}");
        }
    }

    private void Write(WorkerReply reply)
    {
        lock (_output) _output.WriteLine(reply.ToLine());
    }
}
