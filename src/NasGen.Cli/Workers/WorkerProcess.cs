using System.Diagnostics;
using System.Text.Json;
using NasGen.Cli.Platform;
using NasGen.Descriptors;
using NasGen.Evaluation;

namespace NasGen.Cli.Workers;

/// <summary>One worker process, seen from the host: one request at a time.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;
    private readonly StderrTail _errors = new();
    private readonly Lock _lock = new();
    private TaskCompletionSource<JsonElement>? _pending;
    private Action<double>? _progress;
    private WorkerCrashedException? _ended;
    private long _id;

    public WorkerProcess(WorkerLaunch launch)
    {
        _process = new Process { StartInfo = launch.ToStartInfo() };
        _process.ErrorDataReceived += (_, e) => _errors.Add(e.Data ?? "");
        _process.Start();
        _process.BeginErrorReadLine();
        _ = Task.Run(ReadReplies);
    }

    public bool IsAlive => !_process.HasExited;

    public void Suspend() => ProcessSuspension.Suspend(_process);

    public void Resume() => ProcessSuspension.Resume(_process);

    /// <param name="limit">How long the worker may be silent: a progress report starts it anew.</param>
    /// <exception cref="WorkerCrashedException"/>
    /// <exception cref="WorkerTimeoutException"/>
    /// <exception cref="NasException">What the worker answered.</exception>
    public async Task<JsonElement> Ask(WorkerRequest request, TimeSpan limit, Action<double>? progress, CancellationToken stop)
    {
        var pending = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        var heard = Stopwatch.StartNew();
        long id;
        lock (_lock)
        {
            id = ++_id;
            _pending = pending;
            if (_ended is not null) throw _ended;
            _progress = share =>
            {
                heard.Restart();
                progress?.Invoke(share);
            };
        }
        Send(request with { Id = id });
        while (!pending.Task.IsCompleted)
        {
            var left = limit - heard.Elapsed;
            if (left <= TimeSpan.Zero)
            {
                Kill();
                throw new WorkerTimeoutException(Words(request.Kind), limit);
            }
            await Task.WhenAny(pending.Task, Task.Delay(Min(left, TimeSpan.FromSeconds(1)), stop));
            if (stop.IsCancellationRequested && !pending.Task.IsCompleted) await Cancel(id, pending.Task, stop);
        }
        return await pending.Task;
    }

    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
        }
        catch (System.ComponentModel.Win32Exception)
        {
        }
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    /// <summary>Asks the training to end at its next report; a worker that does not listen is killed.</summary>
    private async Task Cancel(long id, Task pending, CancellationToken stop)
    {
        Send(new WorkerRequest(RequestKind.Cancel) { Id = id });
        await Task.WhenAny(pending, Task.Delay(TimeSpan.FromSeconds(1.5), CancellationToken.None));
        if (!pending.IsCompleted)
        {
            Kill();
            throw new OperationCanceledException(stop);
        }
    }

    private void Send(WorkerRequest request)
    {
        try
        {
            lock (_process)
            {
                _process.StandardInput.WriteLine(JsonSerializer.Serialize(request, SpaceDescriptor.Json));
                _process.StandardInput.Flush();
            }
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            // The process is gone: the end of its output says so to whoever waits.
        }
    }

    private async Task ReadReplies()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
            if (WorkerReply.TryRead(line) is { } reply) Receive(reply);
        await _process.WaitForExitAsync();
        lock (_lock)
        {
            _ended = Crash();
            _pending?.TrySetException(_ended);
        }
    }

    private void Receive(WorkerReply reply)
    {
        lock (_lock)
        {
            if (reply.Id != _id || _pending is null) return;
            switch (reply.Kind)
            {
                case ReplyKind.Progress: _progress?.Invoke(reply.Share); break;
                case ReplyKind.Result: _pending.TrySetResult(reply.Result!.Value); break;
                case ReplyKind.Canceled: _pending.TrySetCanceled(); break;
                case ReplyKind.Error: _pending.TrySetException(new NasException(reply.Code!, reply.Message!, reply.File, reply.Line)); break;
            }
        }
    }

    private WorkerCrashedException Crash() =>
        new($"The worker process ended with exit code {_process.ExitCode}{(_errors.Cause() is { } cause ? $": {cause}" : "")}", _errors.NativeFault());

    private static string Words(RequestKind kind) => kind switch
    {
        RequestKind.DryRun => "The dry run of forward",
        RequestKind.Evaluate => "The training",
        RequestKind.Latency => "The measurement of latency",
        RequestKind.Data => "Loading the data",
        RequestKind.Supernet => "The training of the supernet",
        RequestKind.Shared => "A score of the supernet",
        RequestKind.ZeroCost => "The score of an untrained network",
        _ => "The worker's start",
    };

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
