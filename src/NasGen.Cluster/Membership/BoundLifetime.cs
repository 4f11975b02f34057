using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;

namespace NasGen.Cluster.Membership;

/// <summary>
/// A silo lives as long as the process that has started it, which hears Ctrl-C, too, and ends it when the time has come. The lifetime that hosts have
/// otherwise would wait half a minute for an orderly end.
/// </summary>
internal sealed class BoundLifetime : IHostLifetime, IDisposable
{
    private readonly PosixSignalRegistration _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);

    public Task WaitForStartAsync(CancellationToken stop) => Task.CompletedTask;

    public Task StopAsync(CancellationToken stop) => Task.CompletedTask;

    public void Dispose() => _interrupt.Dispose();
}
