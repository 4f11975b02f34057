using System.Diagnostics;
using System.Globalization;
using System.Text;
using NasGen.Package.Tests.Projects;

namespace NasGen.Benchmarks.Peers;

/// <summary>Runs the commands of both tools, on the same two cores. Disposing of it kills the one that runs.</summary>
internal sealed class PeerProcess : IDisposable
{
    public const int Cores = 2;
    private Process? _running;

    /// <summary>Runs a command to its end.</summary>
    /// <param name="environment">The additional environment variables.</param>
    /// <param name="limit">The time after which the command is killed.</param>
    /// <returns>The exit code, the output, the errors, and the time of the whole command.</returns>
    public PeerOutput Run(string folder, string[] command, IReadOnlyDictionary<string, string> environment, TimeSpan limit, string? input = null)
    {
        string[] line = Environment.ProcessorCount > Cores ? ["taskset", "-c", "0,1", .. command] : command;
        var start = DotNet.StartInfo(folder, line[0], line[1..]);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var watch = Stopwatch.StartNew();
        start.Environment["PEER_START"] = (DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1e3).ToString("F3", CultureInfo.InvariantCulture);
        using var process = _running = Process.Start(start)!;
        var (output, errors) = (new StringBuilder(), new StringBuilder());
        process.OutputDataReceived += (_, e) => output.AppendLine(e.Data);
        process.ErrorDataReceived += (_, e) => errors.AppendLine(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (input is not null) process.StandardInput.Write(input);
        process.StandardInput.Close();
        var isOver = process.WaitForExit(limit);
        var wall = watch.Elapsed;
        if (!isOver) process.Kill(entireProcessTree: true);
        process.WaitForExitAsync().Wait(TimeSpan.FromSeconds(30)); // Until all output is read.
        _running = null;
        if (!isOver) errors.AppendLine(CultureInfo.InvariantCulture, $"killed after {limit.TotalSeconds:F0} s");
        return new PeerOutput(isOver ? process.ExitCode : -1, output.ToString(), errors.ToString(), wall);
    }

    public void Dispose() => _running?.Kill(entireProcessTree: true);
}

/// <param name="ExitCode">The exit code; −1 if the command was killed.</param>
/// <param name="Wall">The time of the whole command.</param>
internal sealed record PeerOutput(int ExitCode, string Output, string Errors, TimeSpan Wall)
{
    /// <summary>The last lines of what was printed.</summary>
    public string Tail => string.Join(" | ", (Output + Errors).Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).TakeLast(8));
}
