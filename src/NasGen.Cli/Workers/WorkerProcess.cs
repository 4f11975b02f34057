using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using NasGen.Cli.Platform;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Wording;

namespace NasGen.Cli.Workers;

/// <summary>One worker process as the host sees it. It takes one request at a time.</summary>
internal sealed class WorkerProcess : IDisposable
{
    /// <summary>The interval at which the silence is checked. The time in which the process is suspended does not count as silence.</summary>
    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(1);

    /// <summary>The time that an ended process has for its last lines. Processes that it has started may keep its outputs open.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>The exit codes of processes that were ended by SIGKILL, also by a system without memory, and by SIGTERM.</summary>
    private const int KilledCode = 128 + 9, TerminatedCode = 128 + 15;

    /// <summary>The most characters of a reply, and of a line on standard error.</summary>
    private const int LongestReply = 8 << 20, LongestError = 4096;

    /// <summary>A result that is <see langword="null"/>, as the trivial predictor of a training of the user's own is.</summary>
    private static readonly JsonElement Nothing = JsonSerializer.SerializeToElement<object?>(null);

    private readonly Process _process;
    private readonly StderrTail _errors = new();
    private readonly Lock _lock = new();
    private readonly Stopwatch _silence = new();
    private TaskCompletionSource<JsonElement>? _pending;
    private Action<double>? _progress;
    private WorkerCrashedException? _ended;
    private long _id;
    private bool _isSuspended;
    private volatile bool _isKilled;

    /// <exception cref="WorkerCrashedException">The system starts no process.</exception>
    public WorkerProcess(WorkerLaunch launch)
    {
        _process = new Process { StartInfo = launch.ToStartInfo() };
        try
        {
            _process.Start();
        }
        catch (Win32Exception e)
        {
            _process.Dispose();
            throw new WorkerCrashedException($"A worker process cannot be started: {e.Message}");
        }
        _ = Task.Run(Live);
    }

    /// <summary>Whether the process can take a request. A killed process cannot, even if the system has not ended it yet.</summary>
    public bool IsAlive
    {
        get
        {
            lock (_lock) return !_isKilled && _ended is null && !_process.HasExited;
        }
    }

    /// <summary>Suspends the process. The time until <see cref="Resume"/> does not count as silence.</summary>
    public void Suspend()
    {
        lock (_lock)
        {
            _isSuspended = true;
            _silence.Stop();
            if (_ended is null) ProcessSuspension.Suspend(_process);
        }
    }

    public void Resume()
    {
        lock (_lock)
        {
            if (_ended is null) ProcessSuspension.Resume(_process);
            _isSuspended = false;
            if (_pending is not null) _silence.Start();
        }
    }

    /// <summary>Sends a request and waits for its result.</summary>
    /// <param name="limit">The longest time without a progress report or a result.</param>
    /// <exception cref="WorkerCrashedException">The process ended.</exception>
    /// <exception cref="WorkerTimeoutException">The worker was silent for too long and was killed.</exception>
    /// <exception cref="NasException">The worker answered with this error.</exception>
    public async Task<JsonElement> Ask(WorkerRequest request, TimeSpan limit, Action<double>? progress, CancellationToken stop)
    {
        var pending = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        long id;
        lock (_lock)
        {
            id = ++_id;
            _pending = pending;
            if (_ended is not null) throw _ended;
            RestartSilence();
            _progress = share =>
            {
                RestartSilence();
                progress?.Invoke(share);
            };
        }
        Send(request with { Id = id });
        while (!pending.Task.IsCompleted)
        {
            var left = limit - Silence();
            if (left <= TimeSpan.Zero)
            {
                Kill();
                throw new WorkerTimeoutException(Describe(request.Kind), limit);
            }
            await Task.WhenAny(pending.Task, Task.Delay(left < CheckInterval ? left : CheckInterval, stop));
            if (stop.IsCancellationRequested && !pending.Task.IsCompleted) await Cancel(id, pending.Task, stop);
        }
        return await pending.Task;
    }

    public void Kill()
    {
        _isKilled = true;
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // The process has ended, or one of its children cannot be ended.
        }
    }

    public void Dispose() => Kill();

    /// <summary>Asks the training to end at its next report, and kills the worker if it does not end within 1.5 seconds.</summary>
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
            // The process has ended. ReadReplies sees the end of its output and fails the request.
        }
    }

    /// <summary>Reads what the process writes until it has ended. Then the open request fails, and nothing of the process is used any more.</summary>
    private async Task Live()
    {
        var (replies, errors, exit) = (ReadReplies(), ReadErrors(), _process.WaitForExitAsync());
        await Task.WhenAny(replies, exit);
        await Task.WhenAny(exit, Task.Delay(Grace));
        var endedAlone = exit.IsCompleted && !_isKilled;
        // A process that can no longer answer is of no use. Processes that an ended one has started are ended, too.
        Kill();
        ProcessGroup.Kill(_process.Id);
        await exit;
        await Task.WhenAny(Task.WhenAll(replies, errors), Task.Delay(Grace));
        lock (_lock)
        {
            _ended = Crash(endedAlone);
            _pending?.TrySetException(_ended);
            _process.Dispose();
        }
    }

    private async Task ReadReplies()
    {
        var lines = new ShortLines(_process.StandardOutput, LongestReply);
        while (await lines.Read() is { } line)
        {
            if (!WorkerReply.IsReply(line)) continue;
            if (WorkerReply.TryRead(line) is { } reply) Receive(reply);
            else
            {
                // The request will not be answered any more.
                _errors.Add($"A reply cannot be read: {Words.Short(line, 200)}");
                return;
            }
        }
    }

    private async Task ReadErrors()
    {
        var lines = new ShortLines(_process.StandardError, LongestError);
        while (await lines.Read() is { } line) _errors.Add(line);
    }

    private void Receive(WorkerReply reply)
    {
        lock (_lock)
        {
            if (reply.Id != _id || _pending is null) return;
            switch (reply.Kind)
            {
                case ReplyKind.Progress: _progress?.Invoke(reply.Share); break;
                case ReplyKind.Result: _pending.TrySetResult(reply.Result ?? Nothing); break;
                case ReplyKind.Canceled: _pending.TrySetCanceled(); break;
                case ReplyKind.Error: _pending.TrySetException(new NasException(reply.Code!, reply.Message!, reply.File, reply.Line)); break;
            }
        }
    }

    /// <summary>Sets the silence to zero. It does not grow while the process is suspended.</summary>
    private void RestartSilence()
    {
        _silence.Reset();
        if (!_isSuspended) _silence.Start();
    }

    private TimeSpan Silence()
    {
        lock (_lock) return _silence.Elapsed;
    }

    /// <param name="endedAlone">Whether the process ended without this object's doing.</param>
    private WorkerCrashedException Crash(bool endedAlone) => new(
        $"The worker process ended with exit code {_process.ExitCode}{(_errors.Cause() is { } cause ? $": {cause}" : "")}", _errors.NativeFault())
    {
        WasKilled = endedAlone && _process.ExitCode is KilledCode or TerminatedCode,
    };

    private static string Describe(RequestKind kind) => kind switch
    {
        RequestKind.DryRun => "The dry run of forward",
        RequestKind.Evaluate => "The training",
        RequestKind.Pace => "The timing of a training",
        RequestKind.Latency => "The measurement of latency",
        RequestKind.Data or RequestKind.ShareData => "Loading the data",
        RequestKind.Supernet => "The training of the supernet",
        RequestKind.Shared => "A score of the supernet",
        RequestKind.ZeroCost => "The score of an untrained network",
        _ => "The worker's start",
    };
}
