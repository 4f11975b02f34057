using Microsoft.Build.Utilities;

namespace NasGen.Build.Tests.Hosts;

/// <summary>What reaches the host's <c>Main</c>, through a real process: quoting is only right where it is undone.</summary>
public sealed class CommandLineTests
{
    private readonly RecordingBuildEngine _engine = new();

    [Fact]
    public void Properties_that_are_not_set_are_left_out()
    {
        var task = HostTask.Create(_engine);
        (task.Budget, task.Strategy, task.Seed, task.Models, task.Workers) = ("", null, " ", "", null);
        (task.Device, task.Config, task.Force, task.Weights) = ("", "", "", "");
        (task.Capacity, task.CapacityBudget) = ("", "");

        Assert.Equal(
            ["search", "--assembly", HostTask.SearchAssembly, "--project-directory", HostTask.Project, "--state-directory", HostTask.State, "--stop-on-eof"],
            Received(task));
    }

    [Fact]
    public void Every_property_is_passed_on()
    {
        var task = HostTask.Create(_engine);
        (task.Budget, task.Seed, task.Models, task.Workers) = ("200trials", "18446744073709551615", "A+B,C;D", "2");
        (task.Strategy, task.Device, task.Config, task.Force, task.Weights) = (ScriptedHost.Echo, "cpu", "my nasgen.yaml", "True", "trained weights/");
        task.DevicePath = "board.yaml";
        (task.Capacity, task.CapacityBudget) = ("true", "4m");

        Assert.Equal(
            [
                "--models", "A;B;C;D", "--budget", "200trials", "--strategy", ScriptedHost.Echo, "--seed", "18446744073709551615", "--workers", "2",
                "--device", "cpu", "--device-profile", "board.yaml", "--config", "my nasgen.yaml", "--weights", "trained weights/", "--capacity", "--capacity-budget", "4m", "--force", "--stop-on-eof",
            ],
            Received(task).Skip(7));
    }

    [Theory]
    [InlineData("false")]
    [InlineData("no")]
    public void A_switch_is_passed_on_only_where_it_is_true(string value)
    {
        var task = HostTask.Create(_engine);
        (task.Force, task.Capacity) = (value, value);

        Assert.Empty(Received(task).Intersect(["--force", "--capacity"]));
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
