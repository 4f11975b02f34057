using System.Runtime.InteropServices;

namespace NasGen.Cli.Platform;

/// <summary>The standard streams of this process.</summary>
internal static partial class StandardStreams
{
    private const int Input = 0, Output = 1, Error = 2;

    /// <summary>
    /// From now on, standard input is empty, and what is written to standard output goes to standard error, also by native code and by processes that are
    /// started. Streams that were opened before keep their places.
    /// </summary>
    public static void Detach()
    {
        Console.SetOut(Console.Error);
        Console.SetIn(TextReader.Null);
        if (OperatingSystem.IsWindows()) return;
        using var nothing = File.OpenHandle("/dev/null");
        _ = Duplicate((int)nothing.DangerousGetHandle(), Input);
        _ = Duplicate(Error, Output);
    }

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int Duplicate(int from, int to);
}
