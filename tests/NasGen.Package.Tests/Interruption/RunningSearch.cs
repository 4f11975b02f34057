using System.Diagnostics;
using System.Globalization;
using NasGen.Package.Tests.Projects;

namespace NasGen.Package.Tests.Interruption;

/// <summary>A <c>dotnet build /t:NasSearch</c> as a terminal starts it: the leader of a process group, all of which Ctrl-C reaches.</summary>
internal sealed class RunningSearch : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private readonly UserProject _project;
    private readonly Process _process;
    private readonly Task<BuildOutput> _output;

    public RunningSearch(UserProject project, params string[] arguments)
    {
        _project = project;
        _process = Process.Start(DotNet.StartInfo(project.Directory, "setsid", ["dotnet", .. UserProject.BuildLine(arguments)]))!;
        _output = DotNet.Output(_process);
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>What the build prints, when it has ended.</summary>
    public Task<BuildOutput> Output => _output;

    /// <summary>The number of the host's process; <see langword="null"/> if it does not run.</summary>
    public int? Host() => Processes()
        .Where(p => p.Line.Contains("NasGen.Cli.dll", StringComparison.Ordinal) && p.Line.Contains(" search ", StringComparison.Ordinal))
        .Select(p => (int?)p.Id).FirstOrDefault();

    /// <summary>Waits until the user's training method has ended a number of times.</summary>
    public async Task Trainings(int count)
    {
        var clock = Stopwatch.StartNew();
        while (Trainings(_project) < count)
        {
            if (_process.HasExited || clock.Elapsed > Limit) Assert.Fail((await _output).Text);
            await Task.Delay(20);
        }
    }

    public static int Trainings(UserProject project) =>
        File.Exists(project.Path(SlowSource.Witness)) ? File.ReadAllLines(project.Path(SlowSource.Witness)).Length : 0;

    /// <summary>Sends the signal of Ctrl-C to the whole group.</summary>
    public Task<BuildOutput> PressCtrlC() => Signal("INT", -_process.Id);

    /// <summary>Kills only the build, as <c>kill -9</c> does.</summary>
    public Task<BuildOutput> KillTheBuild() => Signal("KILL", _process.Id);

    /// <summary>The processes whose command line names the project and that have not ended within a time.</summary>
    public async Task<IReadOnlyList<string>> LeftOver(TimeSpan patience)
    {
        var clock = Stopwatch.StartNew();
        while (Processes().Count > 0 && clock.Elapsed < patience) await Task.Delay(100);
        return [.. Processes().Select(p => p.Line)];
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private async Task<BuildOutput> Signal(string signal, int target)
    {
        using var kill = Process.Start("kill", [$"-{signal}", "--", target.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        return await _output;
    }

    private List<(int Id, string Line)> Processes()
    {
        List<(int, string)> found = [];
        foreach (var process in Directory.GetDirectories("/proc").Where(d => Path.GetFileName(d).All(char.IsAsciiDigit)))
        {
            try
            {
                var line = File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ');
                if (line.Contains(_project.Directory, StringComparison.Ordinal)) found.Add((int.Parse(Path.GetFileName(process), CultureInfo.InvariantCulture), line));
            }
            catch (IOException)
            {
                // The process has ended.
            }
        }
        return found;
    }
}
