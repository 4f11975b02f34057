using Microsoft.Build.Utilities;

namespace NasGen.Build.Tests.Hosts;

/// <summary>What reaches the host's <c>Main</c>, through a real process: quoting is only right where it is undone.</summary>
public sealed class CommandLineTests
{
    private readonly RecordingBuildEngine _engine = new();

    [Fact]
    public void Settings_without_a_value_are_left_out()
    {
        var task = HostTask.Create(_engine);
        task.Settings = [HostTask.Setting("NasBudget", ""), HostTask.Setting("NasSeed", " ")];

        Assert.Equal(
            ["search", "--assembly", HostTask.SearchAssembly, "--project-directory", HostTask.Project, "--state-directory", HostTask.State, "--stop-on-eof"],
            Received(task));
    }

    /// <summary>Also one that no version of NasGen has: the task knows none.</summary>
    [Fact]
    public void Every_setting_is_passed_on_as_it_is()
    {
        var task = HostTask.Create(_engine);
        (string Name, string Value)[] settings =
        [
            ("NasModels", "A+B,C;D"), ("NasWeights", "my \"trained\" weights/"), ("NasForce", "no"), ("NasPickLimit", "latency=3ms"), ("NasTomorrow", " 7"),
        ];
        task.Settings = [.. settings.Select(s => HostTask.Setting(s.Name, s.Value))];

        Assert.Equal([.. settings.SelectMany(s => new[] { "--property", $"{s.Name}={s.Value}" }), "--stop-on-eof"], Received(task).Skip(7));
    }

    [Theory]
    [InlineData("/home/me/my models/")]
    [InlineData("""/home/me/"quoted"/models""")]
    [InlineData("""C:\My Models\""")]
    [InlineData("/home/me/it's; here, (really) & $HOME")]
    [InlineData("/home/ünï/мир/模型")]
    public void A_path_arrives_as_it_is_but_for_the_slash_at_its_end(string path)
    {
        var task = HostTask.Create(_engine);
        var build = new TaskItem(HostTask.SearchBuild);
        build.SetMetadata("ProjectDirectory", AppContext.BaseDirectory);
        task.SearchBuild = build;
        task.StateDirectory = path;

        Assert.Equal(path.TrimEnd('/', '\\'), Option("--state-directory", Received(task)));
    }

    [Fact]
    public void The_projects_own_dependency_graph_and_package_folders_are_the_hosts()
    {
        var task = HostTask.Create(_engine);
        var build = new TaskItem(HostTask.SearchBuild);
        build.SetMetadata("PackageFolders", "/home/me/.nuget/packages/;/opt/offline feed/");
        task.SearchBuild = build;

        Assert.StartsWith(
            $"exec --roll-forward Major --depsfile {build.GetMetadata("DepsFile")} --runtimeconfig {build.GetMetadata("RuntimeConfig")} "
            + $"--additionalprobingpath /home/me/.nuget/packages --additionalprobingpath \"/opt/offline feed\" {ScriptedHost.Assembly} search ",
            task.Arguments(), StringComparison.Ordinal);
    }

    private string[] Received(NasHost task)
    {
        Assert.True(task.Execute(), string.Join('\n', _engine.Errors.Select(e => e.Message)));
        return [.. _engine.Progress];
    }

    private static string Option(string name, string[] arguments) => arguments[Array.IndexOf(arguments, name) + 1];
}
