using System.Runtime.InteropServices;

namespace NasGen.Cli.Platform;

/// <summary>The names of the processor and of the operating system.</summary>
internal static class Machine
{
    public static string Processor()
    {
        try
        {
            if (OperatingSystem.IsWindows()) return Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? Architecture;
            if (!File.Exists("/proc/cpuinfo")) return Architecture;
            var line = File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal));
            return line is null ? Architecture : line[(line.IndexOf(':') + 1)..].Trim();
        }
        catch (IOException)
        {
            return Architecture;
        }
    }

    public static string System() => RuntimeInformation.OSDescription;

    private static string Architecture => RuntimeInformation.ProcessArchitecture.ToString();
}
