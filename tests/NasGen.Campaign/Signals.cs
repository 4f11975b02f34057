using System.Diagnostics;
using System.Globalization;

namespace NasGen.Campaign;

/// <summary>Signals of the system, as <c>kill</c> sends them.</summary>
internal static class Signals
{
    /// <param name="process">The number of a process, or the negative one of its group.</param>
    public static void Send(string signal, int process)
    {
        string[] line = ["-" + signal, "--", process.ToString(CultureInfo.InvariantCulture)];
        using var kill = Process.Start(new ProcessStartInfo("kill", line) { RedirectStandardError = true })!;
        kill.WaitForExit();
    }
}
