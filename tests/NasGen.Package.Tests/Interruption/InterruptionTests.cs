using NasGen.Package.Tests.Feed;
using NasGen.Package.Tests.Projects;

namespace NasGen.Package.Tests.Interruption;

/// <summary>A build that the user stops, or that is killed.</summary>
[Collection(nameof(PackageTests))]
public sealed class InterruptionTests(PackedPackage package) : IDisposable
{
    /// <summary>The longest wait is 1.5 s, for a worker that does not react. The rest is for a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly string[] Search = ["/t:NasSearch", "-p:NasBudget=2trials", "-p:NasWorkers=1"];
    private readonly UserProject _project = new(package);

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Ctrl_C_and_kill_leave_no_process_behind_and_the_same_command_continues()
    {
        _project.Write("Models.csproj", Sources.Project(package.Version, "<TargetFramework>net10.0</TargetFramework>"));
        _project.Write("Net.cs", SlowSource.Text);
        _project.Write("points.csv", Sources.Points());

        // If a training ran twice, the number below would be higher than in the uninterrupted search.
        _project.Write(SlowSource.Allowed, "1");
        using (var stopped = new RunningSearch(_project, Search))
        {
            await stopped.Trainings(1);
            await stopped.PressCtrlC(); // MSBuild's exit code is sometimes 0 although the task failed.
            Assert.Empty(await stopped.LeftOver(Patience));
        }
        Assert.False(File.Exists(_project.Path("NetBest.nas.cs")));

        _project.Write(SlowSource.Allowed, "3");
        using (var killed = new RunningSearch(_project, [.. Search, "--no-restore"]))
        {
            await killed.Trainings(3);
            await killed.KillTheBuild();
            Assert.Empty(await killed.LeftOver(Patience));
        }
        Assert.False(File.Exists(_project.Path("NetBest.nas.cs")));

        File.Delete(_project.Path(SlowSource.Allowed));
        var end = await _project.Build([.. Search, "--no-restore"]);
        Assert.True(end.ExitCode == 0, end.Text);
        Assert.True(end.Text.Contains("continues from ", StringComparison.Ordinal), end.Text);
        Assert.True(File.Exists(_project.Path("NetBest.nas.cs")));

        var interrupted = RunningSearch.Trainings(_project);
        var anew = await _project.Build([.. Search, "--no-restore", "-p:NasForce=true"]);
        Assert.True(anew.ExitCode == 0, anew.Text);
        Assert.Equal(RunningSearch.Trainings(_project) - interrupted, interrupted);
    }
}
