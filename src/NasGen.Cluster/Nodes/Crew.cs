using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace NasGen.Cluster.Nodes;

/// <summary>
/// The host's process on a node: it has the user's dependency graph and starts the workers. It reads one request per line and writes one reply per line.
/// It ends when its standard input ends, therefore no training outlives this process.
/// </summary>
internal sealed class Crew : IDisposable
{
    private static readonly string[] Unending = ["progress"];

    private readonly Process _process;
    private readonly Action<string> _report;
    private readonly ConcurrentDictionary<long, TaskCompletionSource<string?>> _open = new();
    private readonly TaskCompletionSource<string?> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _writing = new(1, 1);
    private volatile string _lastError = "";

    /// <param name="report">The receiver of lines about requests that go on.</param>
    public Crew(ProcessStartInfo info, Action<string> report)
    {
        info.RedirectStandardInput = info.RedirectStandardOutput = info.RedirectStandardError = true;
        info.StandardInputEncoding = new UTF8Encoding(false);
        info.StandardOutputEncoding = info.StandardErrorEncoding = Encoding.UTF8;
        _report = report;
        _process = Process.Start(info)!;
        EndFirst(_process.Id);
        _process.ErrorDataReceived += (_, line) => _lastError = string.IsNullOrWhiteSpace(line.Data) ? _lastError : line.Data;
        _process.BeginErrorReadLine();
        _ = Task.Run(Read);
    }

    /// <summary>The last line on standard error, which often says why the crew ended.</summary>
    public string LastError => _lastError;

    /// <summary>Sends a request and waits for its reply; <see langword="null"/> if the crew ends before.</summary>
    public async Task<string?> Ask(long id, string line)
    {
        var reply = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var known = _open.GetOrAdd(id, reply);
        if (known == reply) await Tell(line);
        var first = await Task.WhenAny(known.Task, _ended.Task);
        _open.TryRemove(id, out _);
        return await first;
    }

    public async Task Tell(string line)
    {
        await _writing.WaitAsync();
        try
        {
            await _process.StandardInput.WriteLineAsync(line);
            await _process.StandardInput.FlushAsync();
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            // The crew has ended, and so do its open requests.
        }
        finally
        {
            _writing.Release();
        }
    }

    public void Dispose()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It has ended.
        }
    }

    private async Task Read()
    {
        try
        {
            while (await _process.StandardOutput.ReadLineAsync() is { } line) Receive(line);
        }
        finally
        {
            await _process.WaitForExitAsync();
            _ended.TrySetResult(null);
        }
    }

    private void Receive(string line)
    {
        if (!line.StartsWith("{\"id\":", StringComparison.Ordinal)) return; // Output of the user's code.
        try
        {
            using var json = JsonDocument.Parse(line);
            var (id, kind) = (json.RootElement.GetProperty("id").GetInt64(), json.RootElement.GetProperty("kind").GetString());
            if (Unending.Contains(kind, StringComparer.OrdinalIgnoreCase)) _report(line);
            else if (_open.TryGetValue(id, out var reply)) reply.TrySetResult(line);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
        }
    }

    /// <summary>If memory runs out, the system ends a training and not the node.</summary>
    private static void EndFirst(int process)
    {
        try
        {
            if (OperatingSystem.IsLinux()) File.WriteAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/oom_score_adj"), "500");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
