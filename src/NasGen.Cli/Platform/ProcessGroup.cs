using System.Runtime.InteropServices;

namespace NasGen.Cli.Platform;

/// <summary>
/// A group of processes that ends together: a worker and what the user's code starts in it. Windows has no such groups. If the leader's parent is killed
/// while the group is suspended, the system resumes the group, so that its leader can see the end of its input.
/// </summary>
internal static partial class ProcessGroup
{
    private const int KillSignal = 9;

    /// <summary>Makes this process the leader of a group of its own.</summary>
    public static void Lead()
    {
        if (!OperatingSystem.IsWindows()) _ = SetGroup(0, 0);
    }

    /// <summary>Kills the group of a leader, which may have ended.</summary>
    public static void Kill(int leader)
    {
        if (!OperatingSystem.IsWindows()) _ = Kill(-leader, KillSignal);
    }

    [LibraryImport("libc", EntryPoint = "setpgid")]
    private static partial int SetGroup(int process, int group);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
