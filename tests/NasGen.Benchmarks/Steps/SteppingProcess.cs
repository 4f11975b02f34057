using System.Diagnostics;
using System.Globalization;

namespace NasGen.Benchmarks.Steps;

/// <summary>A process that takes training steps when told to.</summary>
internal sealed class SteppingProcess : IDisposable
{
    private readonly Process _process;

    public SteppingProcess(string program, string[] arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["OMP_NUM_THREADS"] = "1";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        _process = Process.Start(start)!;
    }

    /// <summary>The median seconds of so many steps.</summary>
    public double Time(int steps)
    {
        _process.StandardInput.WriteLine(steps.ToString(CultureInfo.InvariantCulture));
        return double.Parse(_process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The process ended."), CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
