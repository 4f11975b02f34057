using System;
using System.Diagnostics;
using System.Text;
using System.Threading;

namespace NasGen.Build;

/// <summary>
/// The host as a child process that does not outlive the build. It stops when its standard input ends: <see cref="Stop"/> closes that on Ctrl-C,
/// and the operating system closes it if the build is killed. MSBuild's ToolTask cannot be used, because it closes standard input at the start.
/// </summary>
internal sealed class HostProcess : IDisposable
{
    private const string Diagnostics = "DOTNET_EnableDiagnostics";

    private readonly Process _process;
    private readonly TimeSpan _grace;
    private readonly ManualResetEventSlim _stopped = new();
    private readonly CountdownEvent _openOutputs = new(2);
    private readonly object _receiving = new();
    private bool _isOver;

    /// <summary>Prepares the process; <see cref="Run"/> starts it.</summary>
    /// <param name="line">The action that receives each line of both outputs, one at a time.</param>
    /// <param name="grace">The longest time for the process to end after <see cref="Stop"/>, and for its outputs to end after it.</param>
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
        // The runtime would prepare the host for debuggers by files that stay behind if it is killed.
        if (!_process.StartInfo.Environment.ContainsKey(Diagnostics)) _process.StartInfo.Environment[Diagnostics] = "0";
        DataReceivedEventHandler receive = (_, received) =>
        {
            if (received.Data is not { } text) _openOutputs.Signal();
            else
                lock (_receiving)
                    if (!_isOver) line(text);
        };
        _process.OutputDataReceived += receive;
        _process.ErrorDataReceived += receive;
    }

    public bool IsStopped => _stopped.IsSet;

    /// <summary>
    /// Runs the process and returns its exit code when it has ended and all its lines have been received. If another process that it left behind
    /// keeps the outputs open, this method does not wait for that process and ignores its lines.
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
        lock (_receiving) _isOver = true;
        return _process.ExitCode;
    }

    /// <summary>Asks the process to end its children and itself at once. <see cref="Run"/> kills it if it does not.</summary>
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
            // The process is not started yet. Run closes its input.
        }
    }

    public void Dispose()
    {
        _process.Dispose();
        _stopped.Dispose();
    }
}
