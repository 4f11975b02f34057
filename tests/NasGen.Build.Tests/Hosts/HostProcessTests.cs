using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace NasGen.Build.Tests.Hosts;

public sealed class HostProcessTests
{
    /// <summary>Much longer than any test takes, for a machine that is busy with other tests.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly ConcurrentQueue<string> _lines = [];

    [Fact]
    public void All_lines_are_received_before_the_exit_code()
    {
        using var process = Start(ScriptedHost.Crash);

        Assert.Equal(134, process.Run());
        Assert.Equal(["about to crash"], _lines);
    }

    /// <summary>If it is killed, it then leaves no socket and no pipes in the folder for temporary files.</summary>
    [Fact]
    public void A_host_is_not_prepared_for_debuggers()
    {
        using var process = Start(ScriptedHost.Diagnostics);

        Assert.Equal(0, process.Run());
        Assert.Equal(["0"], _lines);
    }

    [Fact]
    public async Task A_stopped_host_sees_the_end_of_its_input_and_ends_in_order()
    {
        using var process = Start(ScriptedHost.Work);
        var run = Task.Run(process.Run);
        await Line("working");
        process.Stop();

        Assert.Equal(130, await run.WaitAsync(Limit));
        Assert.Equal(["working", "stopped in order"], _lines);
    }

    [Fact]
    public async Task A_host_that_ignores_the_end_of_its_input_is_killed()
    {
        using var process = Start(ScriptedHost.Deaf, grace: TimeSpan.FromSeconds(1));
        var run = Task.Run(process.Run);
        await Line("working");
        process.Stop();

        Assert.NotEqual(0, await run.WaitAsync(Limit));
    }

    [Fact]
    public async Task A_host_that_is_stopped_before_its_start_ends_in_order()
    {
        using var process = Start(ScriptedHost.Work, grace: Limit);
        process.Stop();

        Assert.Equal(130, await Task.Run(process.Run).WaitAsync(Limit / 2));
    }

    [Fact]
    public async Task A_process_that_the_host_leaves_behind_does_not_block_the_build()
    {
        using var process = Start(ScriptedHost.Orphan, grace: TimeSpan.FromSeconds(3));
        try
        {
            Assert.Equal(0, await Task.Run(process.Run).WaitAsync(Limit));
        }
        finally
        {
            using var orphan = Process.GetProcessById(int.Parse(_lines.First(), CultureInfo.InvariantCulture));
            orphan.Kill();
        }
    }

    private HostProcess Start(string script, TimeSpan? grace = null) =>
        new("dotnet", $"exec \"{ScriptedHost.Assembly}\" NasStrategy={script}", AppContext.BaseDirectory, _lines.Enqueue, grace ?? Limit);

    private async Task Line(string text)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!_lines.Contains(text)) await Task.Delay(10, limit.Token);
    }
}
