using Microsoft.Build.Utilities;

namespace NasGen.Build.Tests.Hosts;

/// <summary>The arguments that reach the host's <c>Main</c>. They pass through a real process, because only that shows whether quoting is right.</summary>
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

    /// <summary>This includes a setting that does not exist, because the task does not know the settings.</summary>
    [Fact]
    public void Every_setting_is_passed_on_unchanged()
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
    public void A_path_arrives_unchanged_except_for_a_trailing_slash(string path)
    {
        var task = HostTask.Create(_engine);
        var build = new TaskItem(HostTask.SearchBuild);
        build.SetMetadata("ProjectDirectory", AppContext.BaseDirectory);
        task.SearchBuild = build;
        task.StateDirectory = path;

        Assert.Equal(path.TrimEnd('/', '\\'), Option("--state-directory", Received(task)));
    }

    [Fact]
    public void The_host_runs_with_the_projects_dependency_graph_and_package_folders()
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
