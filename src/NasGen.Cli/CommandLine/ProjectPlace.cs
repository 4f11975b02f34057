using System.CommandLine;

namespace NasGen.Cli.CommandLine;

/// <summary>Where a project keeps its journals, without building it.</summary>
internal static class ProjectPlace
{
    public static string StateDirectory(HostOptions options, ParseResult parsed) => StateDirectory(parsed.GetValue(options.Project), options, parsed);

    public static string StateDirectory(string? place, HostOptions options, ParseResult parsed)
    {
        if (parsed.GetValue(options.StateDirectory) is { Length: > 0 } state) return Path.GetFullPath(state);
        var project = parsed.GetValue(options.ProjectDirectory) ?? place ?? ".";
        var directory = File.Exists(project) ? Path.GetDirectoryName(Path.GetFullPath(project))! : Path.GetFullPath(project);
        return Path.Combine(directory, "obj", "nas");
    }
}
