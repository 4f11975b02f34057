using System;
using System.Diagnostics;
using System.Text;
using System.Threading;

namespace NasGen.Build;

/// <summary>
/// The host as a child process that outlives nothing: it stops when its standard input ends, which <see cref="Stop"/> does on Ctrl-C
/// and the operating system does when the build is killed. ToolTask closes that pipe at the start, so it is of no use here.
/// </summary>
internal sealed class HostProcess : IDisposable
{
    private readonly Process _process;
    private readonly TimeSpan _grace;
    private readonly ManualResetEventSlim _stopped = new();
    private readonly CountdownEvent _openOutputs = new(2);
    private readonly object _hearing = new();
    private bool _isOver;

    /// <param name="line">Told each line of both outputs, one at a time.</param>
    /// <param name="grace">How long the process may take to end once it is told to, and its outputs once it has ended.</param>
    public HostProcess(string dotnet, string arguments, string workingDirectory, Action<string> line, TimeSpan grace)
    {
        _grace = grace;
        _process = new Process
        {
            StartInfo = new ProcessStartInfo(dotnet, arguments)
            {
                WorkingDirectory = workingDirectory,
                UseShellExecute = false,
                CreateNoWindow = true,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
                StandardErrorEncoding = Encoding.UTF8,
            },
        };
        DataReceivedEventHandler say = (_, received) =>
        {
            if (received.Data is not { } text) _openOutputs.Signal();
            else
                lock (_hearing)
                    if (!_isOver) line(text);
        };
        _process.OutputDataReceived += say;
        _process.ErrorDataReceived += say;
    }

    public bool IsStopped => _stopped.IsSet;

    /// <summary>
    /// Returns the exit code when the process has ended and all that it printed has been handed on. A process that it left behind and
    /// that holds on to its outputs is not waited for, and not heard any more.
    /// </summary>
    public int Run()
    {
        _process.Start();
        if (IsStopped) _process.StandardInput.Close();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        while (!_process.WaitForExit(100))
            if (IsStopped && !_process.WaitForExit((int)_grace.TotalMilliseconds)) _process.Kill();
        _openOutputs.Wait(_grace);
        lock (_hearing) _isOver = true;
        return _process.ExitCode;
    }

    /// <summary>Tells the process to end its children and itself at once; <see cref="Run"/> sees to it that it does.</summary>
    public void Stop()
    {
        if (IsStopped) return;
        _stopped.Set();
        try
        {
            _process.StandardInput.Close();
        }
        catch (InvalidOperationException)
        {
            // Not started yet: Run closes it.
        }
    }

    public void Dispose()
    {
        _process.Dispose();
        _stopped.Dispose();
    }
}
