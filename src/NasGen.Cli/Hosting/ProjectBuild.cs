using System.Diagnostics;

namespace NasGen.Cli.Hosting;

/// <summary>A project file, and what MSBuild makes of it.</summary>
internal sealed class ProjectBuild
{
    private readonly string _file;

    private ProjectBuild(string file) => _file = file;

    /// <summary>The project; <see langword="null"/> if the place is a folder without a project file, or with several.</summary>
    /// <param name="place">A project file, or the folder that contains one. A solution beside it does not matter.</param>
    public static ProjectBuild? Of(string place)
    {
        if (File.Exists(place)) return new ProjectBuild(Path.GetFullPath(place));
        return Directory.Exists(place) && Directory.GetFiles(place, "*.*proj") is [var only] ? new ProjectBuild(Path.GetFullPath(only)) : null;
    }

    /// <summary>The value of a property; <see langword="null"/> if the project cannot be evaluated.</summary>
    public string? Property(string name)
    {
        var (code, output) = Run(_file, "-nologo", $"-getProperty:{name}");
        return code == 0 ? output.Trim() : null;
    }

    /// <summary>Runs MSBuild without a terminal of its own. What it prints to standard error is passed on.</summary>
    /// <param name="project">A project file or its folder.</param>
    public static (int Code, string Output) Run(string project, params IEnumerable<string> arguments)
    {
        var info = new ProcessStartInfo(RuntimeCommandLine.Current.Executable) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in (string[])["msbuild", project, .. arguments]) info.ArgumentList.Add(argument);
        using var process = Process.Start(info)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    public override string ToString() => _file;
}
