using Microsoft.Build.Framework;

namespace NasGen.Build.Tests.Hosts;

public sealed class NasHostTests
{
    private readonly RecordingBuildEngine _engine = new();

    [Fact]
    public void The_output_of_the_host_becomes_errors_with_their_places_warnings_and_messages()
    {
        var task = HostTask.Create(_engine, ScriptedHost.Complain);
        task.Help = "https://help/";

        Assert.False(task.Execute());
        Assert.Equal(
            ["Models/ToyNet.cs(12) NAS2010 forward threw https://help/NAS2010.md", "Project.csproj(0) NAS2021 no budget https://help/NAS2021.md"],
            _engine.Errors.Select(e => $"{e.File}({e.LineNumber}) {e.Code} {e.Message} {e.HelpLink}"));
        var warning = Assert.Single(_engine.Warnings);
        Assert.Equal(("NAS3002", "ToyNetBest.nas.cs", 3, 7, "edited"), (warning.Code, warning.File, warning.LineNumber, warning.ColumnNumber, warning.Message));
        Assert.Equal(["ToyNet: searching"], _engine.Progress);
    }

    [Fact]
    public void A_host_that_fails_without_an_error_of_its_own_is_reported()
    {
        Assert.False(HostTask.Create(_engine, ScriptedHost.Crash).Execute());

        var error = Assert.Single(_engine.Errors);
        Assert.Equal("NAS1005", error.Code);
        Assert.Contains("134", error.Message, StringComparison.Ordinal);
        Assert.Equal(["about to crash"], _engine.Progress);
    }

    [Fact]
    public async Task A_cancelled_task_ends_without_an_error()
    {
        var task = HostTask.Create(_engine, ScriptedHost.Work);
        var execution = Task.Run(task.Execute);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!_engine.Progress.Contains("working")) await Task.Delay(10, limit.Token);
        task.Cancel();

        Assert.False(await execution.WaitAsync(limit.Token));
        Assert.Empty(_engine.Errors);
    }

    [Fact]
    public void A_task_that_is_cancelled_before_its_start_starts_nothing()
    {
        var task = HostTask.Create(_engine, ScriptedHost.Echo);
        task.Cancel();

        Assert.False(task.Execute());
        Assert.Empty(_engine.Progress);
    }

    [Fact]
    public void The_command_line_is_in_the_detailed_log()
    {
        var task = HostTask.Create(_engine, ScriptedHost.Echo);

        Assert.True(task.Execute());
        Assert.Contains(_engine.Messages, m => m.Importance == MessageImportance.Low && m.Message!.EndsWith(task.Arguments(), StringComparison.Ordinal));
    }

    [Fact]
    public void The_task_needs_nothing_but_MSBuild_and_so_no_libtorch() => Assert.All(
        typeof(NasHost).Assembly.GetReferencedAssemblies(),
        name => Assert.Contains(name.Name, new[] { "netstandard", "Microsoft.Build.Framework", "Microsoft.Build.Utilities.Core" }));
}
