using System.CommandLine;
using NasGen.Cli.Hosting;
using NasGen.Cli.Platform;
using NasGen.Cli.Settings;
using NasGen.Cli.Terminal;
using NasGen.Cli.Workers;

namespace NasGen.Cli.Commands;

/// <summary>
/// Runs a verb on a project that is not built yet: builds its search stage, and starts the verb again in a process with the project's own
/// dependency graph.
/// </summary>
internal static class ProjectMode
{
    /// <summary>Builds the project and runs the verb on it.</summary>
    /// <param name="verb">The verb, with its words separated by spaces.</param>
    /// <param name="settings">The settings to pass on. Their paths are absolute.</param>
    /// <param name="more">The arguments that only this verb has.</param>
    /// <returns>The exit code of the verb's process.</returns>
    public static int Run(HostOptions options, ParseResult parsed, string verb, SearchSettings settings, IReadOnlyList<string> more)
    {
        var project = parsed.GetValue(options.Project) ?? ".";
        var isExport = verb is ExportCommand.Verb or ImportCommand.Verb;
        var build = SearchBuild.Make(
            project, needsLibtorch: verb is "search" or "plan" or "report" or "compare" or DeviceCommand.Measure || isExport,
            isExport ? "NasPrepareExport" : "NasPrepare");
        if (isExport) build = build with { Host = build.ExportHost ?? throw ExportCommand.NeedsPackage() };
        var line = build.CommandLine();
        var state = parsed.GetValue(options.StateDirectory) is { Length: > 0 } given ? Path.GetFullPath(given) : build.StateDirectory;
        string[] places =
        [
            options.Assembly.Name, build.Assembly, options.ProjectDirectory.Name, build.ProjectDirectory, options.StateDirectory.Name, state,
        ];
        var info = line.ToStartInfo([.. verb.Split(' '), .. places, .. Arguments(settings), .. more]);
        if (verb == DeviceCommand.Measure) KeptHeap.Apply(info);
        var exitCode = ChildProcess.Run(info);
        var isLost = exitCode == ExitCode.Ok && verb is "search" or "pick" or "verify" && !SearchBuild.CompilesWinners(project);
        return isLost ? ExitCode.Failed : exitCode;
    }

    /// <summary>The options that set these settings.</summary>
    internal static IEnumerable<string> Arguments(SearchSettings settings) =>
        from entry in settings.Values
        orderby entry.Key.Name
        from argument in (string[])[entry.Key.OptionName, entry.Key.Format(entry.Value)]
        select argument;
}
