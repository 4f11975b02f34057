using System.CommandLine;
using NasGen.Cli.Settings;

namespace NasGen.Cli.Commands;

/// <summary>
/// A verb that runs on a project's search build. A build starts it on one that it made; otherwise the search build is made first, and the
/// verb starts again in a process with the project's own dependency graph.
/// </summary>
internal static class ProjectVerb
{
    /// <param name="command">The verb with its texts; it gets its argument, options and action.</param>
    /// <param name="verb">Its words.</param>
    /// <param name="run">The work in the process that has the project's dependency graph; it returns the exit code.</param>
    /// <param name="check">A look at the settings before anything is built.</param>
    public static Command Create(HostOptions options, Command command, string verb, Func<ProjectCall, int> run, Action<SearchSettings>? check = null)
    {
        AddTo(command, options, verb);
        command.SetAction(parsed => NasGenCommand.Guard(() => Run(options, parsed, verb, run, check)));
        return command;
    }

    public static void AddTo(Command command, HostOptions options, string verb)
    {
        command.Arguments.Add(options.Project);
        options.AddTo(command, verb, isStartedByBuilds: true);
    }

    /// <param name="more">The arguments that this verb alone has, for the process that is started.</param>
    public static int Run(
        HostOptions options, ParseResult parsed, string verb, Func<ProjectCall, int> run, Action<SearchSettings>? check = null,
        params IReadOnlyList<string> more)
    {
        var settings = options.Settings(parsed, verb);
        check?.Invoke(settings);
        if (options.Place(parsed) is not { } place) return ProjectMode.Run(options, parsed, verb, settings, more);
        if (SettingTable.Config.Verbs.Contains(verb))
            settings = settings.Over(NasGenYaml.OfProject(place.ProjectDirectory, settings.Get(SettingTable.Config)));
        return run(new ProjectCall(place, settings, parsed.GetValue(options.StopOnEof)));
    }
}
