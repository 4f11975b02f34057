using System.Runtime.InteropServices;

namespace NasGen.Cli.Commands;

/// <summary>
/// A request to stop: Ctrl-C, SIGTERM, a closed terminal, or the end of standard input if a build holds its other end.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<PosixSignalRegistration> _signals = [];

    /// <param name="stopOnEof">Whether the end of standard input is a request to stop. A call with <c>&lt;/dev/null</c> must not stop at once.</param>
    public Interruption(bool stopOnEof)
    {
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT, PosixSignal.SIGHUP })
            _signals.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                Stop();
            }));
        if (stopOnEof) new Thread(AwaitEnd) { IsBackground = true, Name = "end of input" }.Start();
    }

    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        foreach (var signal in _signals) signal.Dispose();
    }

    private void AwaitEnd()
    {
        var input = Console.OpenStandardInput();
        var buffer = new byte[256];
        try
        {
            while (input.Read(buffer) > 0) { }
        }
        catch (IOException)
        {
        }
        Stop();
    }

    private void Stop()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
        }
    }
}
