using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NasGen.Cli.Platform;

/// <summary>A process in the place of this one: it has the same terminal, and this one waits for its end.</summary>
internal static class ChildProcess
{
    /// <summary>
    /// Runs the process. Ctrl-C reaches it as well, and it ends in order. A request to terminate this process ends it with all that it has started.
    /// </summary>
    /// <returns>Its exit code.</returns>
    public static int Run(ProcessStartInfo info)
    {
        var killing = new Lock();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        using var child = Process.Start(info)!;
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            lock (killing) child.Kill(entireProcessTree: true);
        });
        child.WaitForExit();
        // The child ends first. Those that it has started are suspended until they are killed, too: this process must not end before.
        lock (killing) return child.ExitCode;
    }
}
