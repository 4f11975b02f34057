using System.CommandLine;
using NasGen.Cli.Hosting;
using NasGen.Cli.Settings;

namespace NasGen.Cli.Commands;

/// <summary>The folders of a project that is not built.</summary>
internal static class ProjectPlace
{
    /// <summary>The folder of the journals. Only the project's build knows where it keeps its intermediate files.</summary>
    /// <param name="place">A project file or its folder; <see langword="null"/> for the current folder.</param>
    public static string StateDirectory(string? place, HostOptions options, ParseResult parsed)
    {
        if (parsed.GetValue(options.StateDirectory) is { Length: > 0 } given) return Path.GetFullPath(given);
        var folder = Directory(place, options, parsed);
        // --project-directory wins over the place, unless that is a project file in this very folder.
        var asked = place is not null && FolderOf(place) == folder ? place : folder;
        return ProjectBuild.Of(asked)?.Property("NasStateDirectory") is { Length: > 0 } state ? state : Path.Combine(folder, "obj", "nas");
    }

    /// <summary>The project's folder.</summary>
    public static string Directory(HostOptions options, ParseResult parsed) => Directory(parsed.GetValue(options.Project), options, parsed);

    private static string Directory(string? place, HostOptions options, ParseResult parsed) =>
        FolderOf(parsed.GetValue(options.ProjectDirectory) is { Length: > 0 } given ? given : place ?? ".");

    private static string FolderOf(string project) =>
        File.Exists(project) ? Path.GetDirectoryName(Path.GetFullPath(project))! : Path.GetFullPath(project);
}
