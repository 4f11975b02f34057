using System.Text.Json;
using NasGen.Search.Contracts;

namespace NasGen.Cli.Hosting;

/// <summary>
/// The results of the target NasPrepare for a project: the assembly of the search build, the dependency graph to start the host with, and
/// the host of the NasGen package that the project refers to. That package can have another version than this tool.
/// </summary>
internal sealed record SearchBuild(
    string Assembly, string ProjectDirectory, string StateDirectory, string Host, string DepsFile, string RuntimeConfig, IReadOnlyList<string> PackageFolders,
    string? ExportHost = null)
{
    /// <summary>Builds the project's search stage. Errors of the build go to standard error.</summary>
    /// <exception cref="NasException">NAS1003: the build failed, or the project does not use NasGen.</exception>
    /// <param name="target">The target that builds it: <c>NasPrepare</c>, or <c>NasPrepareExport</c> for a build with the winners.</param>
    public static SearchBuild Make(string project, bool needsLibtorch, string target = "NasPrepare")
    {
        var (code, output) = ProjectBuild.Run(
            FileOf(project), "-restore", "-nologo", "-verbosity:quiet", "-t:" + (needsLibtorch ? "NasRequireLibtorch;" : "") + target,
            "-getTargetResult:" + target);
        if (code == 0 && Parse(output, target) is { } build) return build;
        PrintErrors(output);
        throw new NasException(
            "NAS1003", $"The search build of '{project}' failed. Does the project refer to the package NasGen, and does 'dotnet build' succeed?");
    }

    /// <summary>Asks the project whether it compiles its winners. Errors go to standard error.</summary>
    public static bool CompilesWinners(string project)
    {
        var (code, output) = ProjectBuild.Run(FileOf(project), "-nologo", "-verbosity:quiet", "-t:NasCheckWinners");
        if (code != 0) PrintErrors(output);
        return code == 0;
    }

    /// <summary>The command line that starts the host in the project's own dependency graph.</summary>
    public RuntimeCommandLine CommandLine() => RuntimeCommandLine.Of(Host, DepsFile, RuntimeConfig, PackageFolders);

    private static string FileOf(string project) => ProjectBuild.Of(project)?.ToString() ?? project;

    private static void PrintErrors(string output)
    {
        foreach (var line in output.Split('\n').Where(l => l.Contains("error ", StringComparison.Ordinal))) Console.Error.WriteLine(line.TrimEnd('\r'));
    }

    internal static SearchBuild? Parse(string output, string target = "NasPrepare")
    {
        var start = output.IndexOf('{');
        if (start < 0) return null;
        using var json = JsonDocument.Parse(output[start..]);
        if (!json.RootElement.TryGetProperty("TargetResults", out var results) || !results.TryGetProperty(target, out var result)) return null;
        var items = result.GetProperty("Items");
        if (items.GetArrayLength() == 0) return null;
        var item = items[0];
        string Text(string name) => item.GetProperty(name).GetString()!;
        return new SearchBuild(
            Text("FullPath"), Text("ProjectDirectory"), Text("StateDirectory"), Path.GetFullPath(Text("Host")), Text("DepsFile"), Text("RuntimeConfig"),
            [.. Text("PackageFolders").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(f => f.Length > 1 ? f.TrimEnd('/', '\\') : f)],
            item.TryGetProperty("ExportHost", out var host) && host.GetString() is { Length: > 0 } path ? Path.GetFullPath(path) : null);
    }
}
