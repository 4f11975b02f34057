using System.Diagnostics;
using System.Globalization;

namespace NasGen.Benchmarks.Steps;

/// <summary>A process that times training steps on request.</summary>
internal sealed class SteppingProcess : IDisposable
{
    /// <summary>The allocator settings of NasGen's workers.</summary>
    public static readonly IReadOnlyDictionary<string, string> WorkerAllocator = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["MALLOC_MMAP_MAX_"] = "0",
        ["MALLOC_TRIM_THRESHOLD_"] = "4294967296",
        ["MALLOC_TOP_PAD_"] = "67108864",
    };

    private readonly Process _process;

    public SteppingProcess(string program, string[] arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["OMP_NUM_THREADS"] = "1";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        _process = Process.Start(start)!;
    }

    /// <summary>After a warm-up, runs rounds in which the processes take steps in turns. A busy machine then slows all of them equally.</summary>
    /// <returns>The median seconds of a step, per process and round.</returns>
    public static double[][] TakeTurns(IReadOnlyList<SteppingProcess> processes, int rounds, int stepsARound)
    {
        foreach (var process in processes) process.Time(stepsARound * 3);
        var seconds = processes.Select(_ => new double[rounds]).ToArray();
        for (var round = 0; round < rounds; round++)
            for (var turn = 0; turn < processes.Count; turn++)
                seconds[(round + turn) % processes.Count][round] = processes[(round + turn) % processes.Count].Time(stepsARound);
        return seconds;
    }

    /// <summary>The loop of such a process. For each line of standard input (a number of steps) it prints the median seconds of a step.</summary>
    public static void Serve(Action step)
    {
        while (Console.ReadLine() is { } line)
        {
            var seconds = new double[int.Parse(line, CultureInfo.InvariantCulture)];
            for (var i = 0; i < seconds.Length; i++)
            {
                var start = Stopwatch.GetTimestamp();
                step();
                seconds[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
            }
            Array.Sort(seconds);
            Console.WriteLine(seconds[seconds.Length / 2].ToString("R", CultureInfo.InvariantCulture));
        }
    }

    private double Time(int steps)
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
