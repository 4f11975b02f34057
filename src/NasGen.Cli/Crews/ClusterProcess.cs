using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using NasGen.Cli.Hosting;
using NasGen.Search.Contracts;

namespace NasGen.Cli.Crews;

/// <summary>The process that connects this search with its nodes. It takes many requests at a time and ends when its input ends.</summary>
internal sealed class ClusterProcess : ICrews
{
    private readonly Process _process;
    private readonly Action<string> _say;
    private readonly ConcurrentDictionary<long, (TaskCompletionSource<(string Node, CrewReply Reply)> Done, Action<double>? Report)> _open = new();
    private readonly TaskCompletionSource<NasException> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _manned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile int _slots;
    private long _id;

    /// <param name="say">The receiver of lines about nodes.</param>
    public ClusterProcess(RuntimeCommandLine program, ClusterAssignment assignment, Action<string> say)
    {
        var info = program.ToStartInfo(["search"]);
        info.RedirectStandardInput = info.RedirectStandardOutput = true;
        info.StandardInputEncoding = new UTF8Encoding(false);
        info.StandardOutputEncoding = Encoding.UTF8;
        (_say, _process) = (say, Process.Start(info)!);
        Send(JsonSerializer.Serialize(assignment, JsonSerializerOptions.Web));
        _ = Task.Run(Read);
    }

    public int Slots => _slots;

    /// <summary>Waits until nodes can join.</summary>
    /// <exception cref="NasException">The cluster cannot be used.</exception>
    public Task Listening(CancellationToken stop) => Until(_listening.Task, stop);

    /// <summary>Waits until a node takes part.</summary>
    /// <exception cref="NasException">The cluster cannot be used.</exception>
    public Task Manned(CancellationToken stop) => Until(_manned.Task, stop);

    /// <exception cref="NasException">NAS2095: the process has ended.</exception>
    public async Task<(string Node, CrewReply Reply)> Ask(CrewRequest request, Action<double>? report, CancellationToken stop)
    {
        request = request with { Id = Interlocked.Increment(ref _id) };
        var done = new TaskCompletionSource<(string, CrewReply)>(TaskCreationOptions.RunContinuationsAsynchronously);
        _open[request.Id] = (done, report);
        try
        {
            Send(request);
            using var canceled = stop.Register(() => Send(new CrewRequest(request.Id) { IsCancel = true }));
            await Until(done.Task, CancellationToken.None);
            var (node, reply) = await done.Task;
            if (reply.Kind != CrewReplyKind.Result) stop.ThrowIfCancellationRequested();
            return (node, reply);
        }
        finally
        {
            _open.TryRemove(request.Id, out _);
        }
    }

    public void Dispose()
    {
        try
        {
            _process.StandardInput.Close();
            if (!_process.WaitForExit(TimeSpan.FromSeconds(5))) _process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            // It has ended.
        }
        _process.Dispose();
    }

    private async Task Until(Task task, CancellationToken stop)
    {
        if (await Task.WhenAny(task, _ended.Task).WaitAsync(stop) == _ended.Task && !task.IsCompleted) throw await _ended.Task;
        await task;
    }

    private void Send(CrewRequest request) => Send(
        new ClusterLine { Id = request.Id, Line = JsonSerializer.Serialize(request, SpaceDescriptor.Json), IsCancel = request.IsCancel }.ToText());

    private void Send(string line)
    {
        try
        {
            lock (_process)
            {
                _process.StandardInput.WriteLine(line);
                _process.StandardInput.Flush();
            }
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            // The process has ended, and Read fails the open requests.
        }
    }

    private async Task Read()
    {
        NasException? error = null;
        while (await _process.StandardOutput.ReadLineAsync() is { } text)
            if (ClusterLine.Parse(text) is { Code: { } code } failed) error = new NasException(code, failed.Say!);
            else Receive(ClusterLine.Parse(text));
        _ended.TrySetResult(error ?? new NasException(
            "NAS2095", "The process that connects this search with its nodes ended. Finished trials are kept: the same command continues."));
    }

    private void Receive(ClusterLine line)
    {
        if (line.Say is { } say) _say(say);
        if (line.Slots is { } slots)
        {
            if (slots == 0 && _slots > 0) _say("No node is left: the search waits for the next one.");
            _slots = slots;
            _listening.TrySetResult();
            if (slots > 0) _manned.TrySetResult();
        }
        if (line.Id is not { } id || !_open.TryGetValue(id, out var open)) return;
        if (line.Line is null) open.Done.TrySetResult((line.Node ?? "", new CrewReply(id, CrewReplyKind.Crash) { Message = line.Lost }));
        else if (CrewReply.Parse(line.Line) is { Kind: CrewReplyKind.Progress } progress) open.Report?.Invoke(progress.Share);
        else open.Done.TrySetResult((line.Node ?? "", CrewReply.Parse(line.Line)));
    }
}
