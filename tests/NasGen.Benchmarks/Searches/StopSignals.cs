using System.Runtime.InteropServices;

namespace NasGen.Benchmarks.Searches;

/// <summary>Runs what must be done before the process ends by Ctrl-C or SIGTERM.</summary>
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
