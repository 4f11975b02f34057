using System.CommandLine;
using NasGen.Cli.Settings;

namespace NasGen.Cli.Commands;

/// <summary>The folders of a project that is not built.</summary>
internal static class ProjectPlace
{
    /// <summary>The folder of the journals.</summary>
    /// <param name="place">A project file or its folder; <see langword="null"/> for the current folder.</param>
    public static string StateDirectory(string? place, HostOptions options, ParseResult parsed) =>
        parsed.GetValue(options.StateDirectory) is { Length: > 0 } state
            ? Path.GetFullPath(state)
            : Path.Combine(Directory(place, options, parsed), "obj", "nas");

    /// <summary>The project's folder.</summary>
    public static string Directory(HostOptions options, ParseResult parsed) => Directory(parsed.GetValue(options.Project), options, parsed);

    private static string Directory(string? place, HostOptions options, ParseResult parsed)
    {
        var project = parsed.GetValue(options.ProjectDirectory) ?? place ?? ".";
        return File.Exists(project) ? Path.GetDirectoryName(Path.GetFullPath(project))! : Path.GetFullPath(project);
    }
}
