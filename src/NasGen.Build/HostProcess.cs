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
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private readonly Process _process;
    private readonly ManualResetEventSlim _stopped = new();

    public HostProcess(string dotnet, string arguments, string workingDirectory, Action<string> line)
    {
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
        var gate = new object();
        DataReceivedEventHandler say = (_, received) =>
        {
            lock (gate)
                if (received.Data is { } text) line(text);
        };
        _process.OutputDataReceived += say;
        _process.ErrorDataReceived += say;
    }

    public bool IsStopped => _stopped.IsSet;

    /// <summary>Returns the exit code when the process has ended and all that it printed has been handed on.</summary>
    public int Run()
    {
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        while (!_process.WaitForExit(100))
            if (IsStopped && !_process.WaitForExit((int)Grace.TotalMilliseconds)) _process.Kill();
        _process.WaitForExit();
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
            // Not started yet: Run ends it at once.
        }
    }

    public void Dispose()
    {
        _process.Dispose();
        _stopped.Dispose();
    }
}
