using NasGen.Cli.Hosting;
using NasGen.Cli.Settings;
using NasGen.Cli.Terminal;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;

namespace NasGen.Cli.Commands;

/// <summary>A call of a verb, in the process that runs with the project's own dependency graph.</summary>
/// <param name="Place">The project's assembly and folders.</param>
/// <param name="Settings">The settings of the command line and of properties, completed by nasgen.yaml if the verb reads that file.</param>
/// <param name="IsPiped">Whether the end of standard input is a request to stop, as in a build.</param>
internal sealed record ProjectCall(WorkPlace Place, SearchSettings Settings, bool IsPiped)
{
    /// <summary>The search spaces that the settings name, or all of the project.</summary>
    public IReadOnlyList<SpaceModel> Models() => UserAssembly.Load(Place.Assembly, Place.ProjectDirectory, Settings.Get(SettingTable.Models));

    /// <summary>The same spaces with the code that the generator wrote for them.</summary>
    public IReadOnlyList<UserSpace> Spaces() => UserAssembly.LoadSpaces(Place.Assembly, Place.ProjectDirectory, Settings.Get(SettingTable.Models));

    /// <summary>Runs work that takes long. It shows its progress, and Ctrl-C or the end of the build stops it in order.</summary>
    /// <param name="stopped">The line that is printed if it was stopped.</param>
    /// <returns>The exit code.</returns>
    public int Work(Func<ISearchView, CancellationToken, Task> work, string stopped)
    {
        using var interruption = new Interruption(IsPiped);
        using var view = Views.Open(IsPiped);
        try
        {
            work(view, interruption.Token).GetAwaiter().GetResult();
            return ExitCode.Ok;
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            view.Say(stopped);
            return ExitCode.Stopped;
        }
    }
}
