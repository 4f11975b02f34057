using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using NasGen.Cli.Platform;
using NasGen.Search.Contracts;
using NasGen.Search.Wording;

namespace NasGen.Cli.Workers;

/// <summary>
/// The loop of a worker process. It answers requests one after the other, in order. The process ends when its standard input ends, therefore
/// no worker outlives a host that was killed.
/// </summary>
internal sealed class WorkerLoop : IDisposable
{
    /// <summary>The most characters of an error, whose text may be the user's.</summary>
    private const int LongestMessage = 4000;

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
        // Output of the user's code must not be read as a reply, and the user's code must not read requests.
        StandardStreams.Detach();
        // Ctrl-C reaches the host, which ends its workers.
        ProcessGroup.Lead();
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
        // An orderly exit can hang: its handlers and the other thread, which may be loading a library, can wait for each other forever.
        ProcessGroup.Kill(Environment.ProcessId);
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
            return Error(e.Code, e.Message) with { File = e.File, Line = e.Line };
        }
        catch (Exception e) when (MemoryShortage.IsCauseOf(e))
        {
            return Error(MemoryShortage.Code, MemoryShortage.Error(e).Message);
        }
        catch (Exception e)
        {
            return Error("NAS2007", $"{e.GetType().Name}: {e.Message}");
        }

        WorkerReply Error(string code, string message) =>
            new(request.Id, ReplyKind.Error, Code: code, Message: Words.Short(message, LongestMessage));
    }

    private void Write(WorkerReply reply)
    {
        // On Windows, the end of a line that other code has begun may come before a reply.
        lock (_output) _output.WriteLine("\n" + reply.ToLine());
    }
}
