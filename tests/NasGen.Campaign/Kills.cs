using System.Diagnostics;
using System.Globalization;
using NasGen.Cli.Tests.Commands;
using NasGen.Cli.Tests.Spaces;
using NasGen.Cli.Tests.Workers;

namespace NasGen.Campaign;

/// <summary>Real searches whose host or workers are killed or suspended at random moments.</summary>
internal sealed class Kills : IDisposable
{
    private const long MostMemory = 200_000_000;
    /// <summary>Workers end within a second, if the processor is theirs.</summary>
    private static readonly TimeSpan Gone = TimeSpan.FromSeconds(30);

    private static readonly string[] Search = ["--budget", "100trials", "--workers", "2", "--strategy", "evolution"];

    private readonly Tally _tally = new("kills");
    private readonly Random _random;
    private readonly TemporaryFiles _temporary = new(Path.GetTempPath());
    private HostProject _project = null!;
    private Remains _remains = null!;
    private Process? _host;
    private Task<string>? _errors;
    private long _memory;

    private Kills(int seed)
    {
        _random = new Random(seed);
        // Trainings take about 30 ms, therefore an event can fall into one or between two.
        Environment.SetEnvironmentVariable(Misbehaviour.Variable, "slow@5");
        Renew();
    }

    public static async Task<Tally> Run(int events, int seed)
    {
        using var kills = new Kills(seed);
        for (var i = 0; i < events; i++) await kills.Event(i);
        await kills.End();
        kills._tally.Note = string.Create(CultureInfo.InvariantCulture, $"the host's memory: at most {kills._memory / 1_000_000} MB");
        return kills._tally;
    }

    public void Dispose()
    {
        _host?.Kill();
        _host?.Dispose();
        _project.Dispose();
        Environment.SetEnvironmentVariable(Misbehaviour.Variable, "");
        _temporary.Dispose();
    }

    private void Renew()
    {
        _project?.Dispose();
        _project = new HostProject("QuickNet");
        _remains = new Remains(_project.Folder, "QuickNet");
    }

    private async Task Event(int number)
    {
        if (_host is null) Start();
        await Task.Delay(_random.Next(3000));
        var kind = _random.Next(10) switch { < 3 => "host", < 8 => "worker", 8 => "suspended worker", _ => "every worker" };
        var what = $"event {number}, {kind}";
        if (!_host!.HasExited) _memory = Math.Max(_memory, PeakOf(_host.Id));
        if (_host.HasExited) await Ended(what);
        else if (kind == "host") await KillHost(what);
        else
        {
            await Strike(kind);
            if (_host.HasExited) await Ended(what);
            else _remains.Look(_tally, what);
        }
    }

    private void Start()
    {
        _host = _project.Start("search", Search);
        _host.StandardInput.Close();
        _host.OutputDataReceived += (_, _) => { };
        _host.BeginOutputReadLine();
        _errors = _host.StandardError.ReadToEndAsync();
    }

    private async Task KillHost(string what)
    {
        var workers = ToyWorkers.Of(_host!.Id);
        _host.Kill();
        await _host.WaitForExitAsync();
        _host.Dispose();
        _host = null;
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Gone && workers.Any(ToyWorkers.IsRunning);) await Task.Delay(20);
        if (workers.Any(ToyWorkers.IsRunning)) _tally.Complain(Outcome.Unbounded, $"{what}: a worker outlived its host");
        else _remains.Look(_tally, what);
    }

    private async Task Strike(string kind)
    {
        var workers = ToyWorkers.Of(_host!.Id);
        if (workers.Length == 0) return;
        int[] struck = kind == "every worker" ? workers : [workers[_random.Next(workers.Length)]];
        foreach (var worker in struck) Signals.Send(kind == "suspended worker" ? Signal.Stop : Signal.Kill, worker);
        if (kind != "suspended worker") return;
        await Task.Delay(1500);
        Signals.Send(Signal.Continue, struck[0]);
    }

    /// <summary>The search ended by itself: with its verdict, or because its workers do not live.</summary>
    private async Task Ended(string what)
    {
        await _host!.WaitForExitAsync();
        var (code, errors) = (_host.ExitCode, await _errors!);
        _host.Dispose();
        _host = null;
        if (code == 1 && errors.Contains("error NAS2030:", StringComparison.Ordinal))
        {
            // Workers were killed again and again. The same command goes on.
            _remains.Look(_tally, what);
            return;
        }
        if (code != 0) _tally.Complain(Outcome.Unhandled, $"{what}: the search ended with {code}: {errors}");
        else if (!File.Exists(_remains.Winner)) _tally.Complain(Outcome.Lost, $"{what}: there is no winner");
        else _remains.Look(_tally, what);
        Renew();
    }

    /// <summary>A last search without events: it ends, and leaves what every search leaves.</summary>
    private async Task End()
    {
        if (_host is null) Start();
        await Ended("the last search");
        if (_memory > MostMemory) _tally.Complain(Outcome.Unbounded, $"the host took {_memory / 1_000_000} MB");
        if (Directory.GetFileSystemEntries(_temporary.Folder) is [_, _, ..] left)
            _tally.Complain(Outcome.Unbounded, $"{left.Length - 1} temporary files are left: {string.Join(", ", left.Take(5))}");
    }

    /// <summary>The most memory that a process has taken, in bytes.</summary>
    private static long PeakOf(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0; // It has ended.
        }
    }
}
