using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NasGen.Cli.Platform;

/// <summary>Suspends and resumes another process. A measurement needs the machine for itself.</summary>
internal static partial class ProcessSuspension
{
    // Linux and macOS number these two signals differently.
    private static readonly int Stop = OperatingSystem.IsMacOS() ? 17 : 19;
    private static readonly int Continue = OperatingSystem.IsMacOS() ? 19 : 18;

    public static void Suspend(Process process)
    {
        if (process.HasExited) return;
        if (OperatingSystem.IsWindows()) _ = NtSuspendProcess(process.Handle);
        else _ = Kill(process.Id, Stop);
    }

    public static void Resume(Process process)
    {
        if (process.HasExited) return;
        if (OperatingSystem.IsWindows()) _ = NtResumeProcess(process.Handle);
        else _ = Kill(process.Id, Continue);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);

    [LibraryImport("ntdll")]
    private static partial int NtSuspendProcess(IntPtr process);

    [LibraryImport("ntdll")]
    private static partial int NtResumeProcess(IntPtr process);
}
