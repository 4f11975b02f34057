using System.Runtime.InteropServices;

namespace NasGen.Campaign;

/// <summary>Signals by their numbers on Linux.</summary>
internal enum Signal { Interrupt = 2, Kill = 9, Terminate = 15, Continue = 18, Stop = 19 }

/// <summary>Sends signals at once: a process that sends them would come too late for what lasts milliseconds.</summary>
internal static class Signals
{
    /// <param name="process">The number of a process, or the negative one of its group. One that has ended is no error.</param>
    public static void Send(Signal signal, int process) => _ = Kill(process, signal);

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, Signal signal);
}
