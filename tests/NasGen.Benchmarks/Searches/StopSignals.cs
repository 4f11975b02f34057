using System.Runtime.InteropServices;

namespace NasGen.Benchmarks.Searches;

/// <summary>Runs an action before Ctrl-C or SIGTERM ends the process.</summary>
internal sealed class StopSignals(Action last) : IDisposable
{
    private readonly PosixSignalRegistration[] _registrations =
    [
        .. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, _ =>
        {
            last();
            Environment.Exit(130);
        })),
    ];

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
    }
}
