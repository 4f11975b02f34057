using System.Diagnostics;
using System.Globalization;

namespace NasGen.Benchmarks.Searches;

/// <summary>
/// Runs whole searches of a sample by the command that a user gives, each without a journal and winners. The committed files beside the model
/// and the content of <c>obj/nas</c> are set aside before and restored at the end.
/// </summary>
internal sealed class SampleSearch : IDisposable
{
    private readonly string _project;
    private readonly string _state;
    private readonly string _keptState;
    private readonly Dictionary<string, byte[]> _committed;
    private Process? _running;
    private int _isRestored;

    /// <param name="project">The folder of the sample's project.</param>
    public SampleSearch(string project)
    {
        _project = Path.GetFullPath(project);
        _state = Path.Combine(_project, "obj", "nas");
        _keptState = _state + ".kept";
        if (Directory.Exists(_keptState))
            throw new InvalidOperationException(
                $"'{_keptState}' was left behind by a benchmark that was killed. Move it back to '{_state}', and check 'git status' first.");
        _committed = Written().ToDictionary(path => path, File.ReadAllBytes, StringComparer.Ordinal);
        if (Directory.Exists(_state)) Directory.Move(_state, _keptState);
    }

    /// <summary>Makes the search build, so that its time does not count for a search.</summary>
    public void Build() => DotNet(["build", _project, "/t:NasPrepare", "--nologo", "-v", "q"], TextWriter.Null);

    /// <summary>Searches and leaves the record beside the model.</summary>
    /// <param name="properties">The properties of the build, such as <c>NasSeed=1</c>.</param>
    /// <returns>The time of the whole command, including its builds.</returns>
    public TimeSpan Run(string[] properties, TextWriter log)
    {
        Clear();
        var watch = Stopwatch.StartNew();
        DotNet(["build", _project, "/t:NasSearch", "--nologo", "-tl:off", .. properties.Select(p => "-p:" + p)], log);
        return watch.Elapsed;
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isRestored, 1) != 0) return;
        if (_running is { } running)
        {
            running.Kill(entireProcessTree: true);
            running.WaitForExit();
        }
        foreach (var path in Written().Where(p => !_committed.ContainsKey(p)).ToList()) File.Delete(path);
        foreach (var (path, bytes) in _committed) File.WriteAllBytes(path, bytes);
        if (Directory.Exists(_state)) Directory.Delete(_state, recursive: true);
        if (Directory.Exists(_keptState)) Directory.Move(_keptState, _state);
    }

    private void DotNet(string[] arguments, TextWriter log)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
        // The variables that `dotnet run` sets for this process must not reach the build.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        using var process = _running = Process.Start(start)!;
        while (process.StandardOutput.ReadLine() is { } line) log.WriteLine(line);
        process.WaitForExit();
        _running = null;
        if (process.ExitCode != 0)
            throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"'dotnet {string.Join(' ', arguments)}' ended with exit code {process.ExitCode}."));
    }

    private IEnumerable<string> Written() => Directory.EnumerateFiles(_project, "*.nas.*").Order(StringComparer.Ordinal);

    private void Clear()
    {
        foreach (var path in Written().ToList()) File.Delete(path);
        if (Directory.Exists(_state)) Directory.Delete(_state, recursive: true);
    }
}
