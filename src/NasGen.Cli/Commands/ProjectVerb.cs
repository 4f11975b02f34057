using System.CommandLine;
using NasGen.Cli.Settings;

namespace NasGen.Cli.Commands;

/// <summary>
/// A verb that runs on a project's search build. An MSBuild target passes a search build that it has made. Otherwise the search build is made
/// first, and the verb starts again in a process with the project's own dependency graph.
/// </summary>
internal static class ProjectVerb
{
    /// <summary>Adds the argument, the options and the action to a command.</summary>
    /// <param name="command">The command with its help texts.</param>
    /// <param name="verb">The verb, with its words separated by spaces.</param>
    /// <param name="run">The work in the process that has the project's dependency graph. It returns the exit code.</param>
    /// <param name="check">A check of the settings before anything is built. It throws if one is wrong.</param>
    public static Command Create(HostOptions options, Command command, string verb, Func<ProjectCall, int> run, Action<SearchSettings>? check = null)
    {
        AddTo(command, options, verb);
        command.SetAction(parsed => NasGenCommand.Guard(() => Run(options, parsed, verb, run, check)));
        return command;
    }

    /// <summary>Adds the argument and the options to a command.</summary>
    public static void AddTo(Command command, HostOptions options, string verb)
    {
        command.Arguments.Add(options.Project);
        options.AddTo(command, verb, isStartedByBuilds: true);
    }

    /// <summary>Runs the work, in this process or in one that has the project's dependency graph.</summary>
    /// <param name="more">The arguments that only this verb has, for the process that is started.</param>
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
