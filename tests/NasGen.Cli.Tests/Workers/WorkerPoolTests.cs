using System.Diagnostics;
using NasGen.Cli.Tests.Commands;
using NasGen.Cli.Tests.Spaces;
using NasGen.Cli.Workers;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Spaces;
using NasGen.Search.Tests.Sessions;

namespace NasGen.Cli.Tests.Workers;

[Collection(nameof(Processes))]
public sealed class WorkerPoolTests : IDisposable
{
    private static readonly Genotype Genotype = new ToySpace().Descriptor.Space.ToSearchSpace().Parse("Stem=MlpBlock(Width: 8, Depth: 1); Rate=0.1");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public void Dispose() => Misbehave("");

    [Fact]
    public async Task A_worker_dry_runs_trains_and_measures()
    {
        await using var workers = ToyWorkers.Start();

        var data = await workers.DescribeData(default);
        var dryRun = await workers.DryRun(Genotype, default);
        var result = await workers.Evaluate(Genotype, new EvaluationRequest(3, OpenTest: true), Patience, null, default);
        var latency = await workers.MeasureLatency(Genotype, default);

        Assert.Equal(240, data.Training + data.Validation + data.Test);
        Assert.Equal([2L], dryRun.Output);
        Assert.True(result.Metrics.Validation["Accuracy"] > 0.8);
        Assert.True(result.Metrics.Test!["Accuracy"] > 0.8);
        Assert.InRange(latency.Median, 1e-7, 1);
    }

    [Fact]
    public async Task An_untrained_network_is_scored_without_a_supernet()
    {
        await using var workers = ToyWorkers.Start();

        var scores = await workers.ScoreUntrained(Genotype, 3, default);

        Assert.Equal(Enum.GetNames<NasGen.ZeroCost.ZeroCostScore>().Order(), scores.Keys.Order());
        Assert.True(scores["Parameters"] > 0);
    }

    [Fact]
    public async Task A_training_of_the_users_own_has_no_trivial_predictor()
    {
        await using var workers = ToyWorkers.Start(space: "OwnTrainingNet");
        Assert.Null(await workers.ScoreTrivial(opensTest: false, default));
    }

    [Fact]
    public async Task A_worker_that_crashes_fails_one_request_and_the_error_names_the_cause()
    {
        Misbehave("crash@2");
        await using var workers = ToyWorkers.Start();

        var crash = await Assert.ThrowsAsync<WorkerCrashedException>(() => workers.Evaluate(Genotype, new EvaluationRequest(3), Patience, null, default));
        Misbehave("");
        var next = await workers.Evaluate(Genotype, new EvaluationRequest(3), Patience, null, default);

        Assert.Contains("forward pulled the plug", crash.Message, StringComparison.Ordinal);
        Assert.NotEmpty(next.Metrics.Validation);
    }

    /// <summary>A worker that trains removes the dead from the pool's list when it starts. The pool must not use the dead one afterwards.</summary>
    [Fact]
    public async Task A_killed_probe_is_replaced_and_costs_nothing()
    {
        await using var workers = ToyWorkers.Start(size: 2);
        await workers.DryRun(Genotype, default);
        for (var kill = 0; kill < 2; kill++)
        {
            Assert.InRange(ToyWorkers.KillAll(), 1, 2);
            Assert.NotEmpty((await workers.Evaluate(Genotype, new EvaluationRequest(3), Patience, null, default)).Metrics.Validation);

            Assert.Equal(2, (await workers.DryRun(Genotype, default)).Output[0]);
        }
        Assert.InRange((await workers.MeasureLatency(Genotype, default)).Median, 1e-7, 1);
    }

    [Fact]
    public async Task A_probe_that_is_killed_during_a_dry_run_or_while_it_starts_makes_the_dry_run_again()
    {
        Misbehave("slow@2000");
        await using var workers = ToyWorkers.Start();
        var dryRun = workers.DryRun(Genotype, default);
        await Task.Delay(200);
        Assert.Equal(1, ToyWorkers.KillAll()); // It is starting.
        Assert.Equal(2, (await dryRun).Output[0]);

        dryRun = workers.DryRun(Genotype.With(1, 2), default);
        await Task.Delay(500);
        Assert.Equal(1, ToyWorkers.KillAll());
        Assert.Equal(2, (await dryRun).Output[0]);
    }

    [Theory]
    [InlineData("kill@1", "exit code 137")]
    [InlineData("orphan@1", "exit code 137")]
    [InlineData("exit@1", "exit code 3")]
    [InlineData("crash@1", "forward pulled the plug")]
    public async Task A_dry_run_that_always_ends_its_worker_fails_soon_and_the_next_one_is_made(string misbehaviour, string cause)
    {
        Misbehave(misbehaviour);
        await using var workers = ToyWorkers.Start(dryRunSeconds: 300);

        var crash = await Assert.ThrowsAsync<WorkerCrashedException>(() => workers.DryRun(Genotype, default)).WaitAsync(Patience);
        Misbehave("");

        Assert.Contains(cause, crash.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await workers.DryRun(Genotype, default)).Output[0]);
    }

    [Fact]
    public async Task Killed_workers_leave_no_temporary_file()
    {
        var folder = Directory.CreateTempSubdirectory("nasgen-");
        var before = Environment.GetEnvironmentVariable("TMPDIR");
        Environment.SetEnvironmentVariable("TMPDIR", folder.FullName);
        try
        {
            await using var workers = ToyWorkers.Start(size: 2);
            await workers.DryRun(Genotype, default);
            await workers.Evaluate(Genotype, new EvaluationRequest(3), Patience, null, default);

            Assert.Equal(2, ToyWorkers.KillAll());

            Assert.Empty(folder.GetFileSystemInfos());
        }
        finally
        {
            Environment.SetEnvironmentVariable("TMPDIR", before);
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_process_that_the_users_code_has_started_ends_with_its_worker()
    {
        Misbehave("orphan@1");
        await using var workers = ToyWorkers.Start();
        await Assert.ThrowsAsync<WorkerCrashedException>(() => workers.DryRun(Genotype, default));

        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Patience && ToyWorkers.IsRunning(Misbehaviour.Orphan);) await Task.Delay(50);
        Assert.False(ToyWorkers.IsRunning(Misbehaviour.Orphan));
    }

    /// <summary>A host that is killed while it measures a latency leaves its workers suspended.</summary>
    [Fact]
    public async Task A_suspended_worker_ends_when_its_host_is_killed()
    {
        using var project = new HostProject("QuickNet");
        Misbehave("slow@300");
        using var host = project.Start("search", "--budget", "4trials", "--workers", "1");
        int[] workers = [];
        while (workers.Length == 0 && !host.HasExited) workers = ToyWorkers.Of(host.Id);
        await Task.Delay(500);
        foreach (var worker in workers) Process.Start("kill", $"-STOP {worker}").WaitForExit();

        host.Kill();

        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Patience && workers.Any(ToyWorkers.IsRunning);) await Task.Delay(50);
        Assert.NotEmpty(workers);
        Assert.DoesNotContain(workers, ToyWorkers.IsRunning);
    }

    [Fact]
    public async Task A_dry_run_that_never_ends_is_killed()
    {
        Misbehave("hang@1");
        await using var workers = ToyWorkers.Start(dryRunSeconds: 2);

        await Assert.ThrowsAsync<WorkerTimeoutException>(() => workers.DryRun(Genotype, default));
    }

    [Fact]
    public async Task A_training_that_falls_silent_is_killed()
    {
        Misbehave("hang@5");
        await using var workers = ToyWorkers.Start();

        await Assert.ThrowsAsync<WorkerTimeoutException>(() => workers.Evaluate(Genotype, new EvaluationRequest(3), TimeSpan.FromSeconds(4), null, default));
    }

    [Fact]
    public async Task A_pause_for_a_measurement_does_not_count_as_silence_of_the_training()
    {
        using var worker = new WorkerProcess(ToyWorkers.Launch);
        await worker.Ask(new WorkerRequest(RequestKind.Data), Patience, null, default);
        var request = new WorkerRequest(RequestKind.Evaluate, Genotype.ToString(), Evaluation: new EvaluationRequest(3));
        var training = worker.Ask(request, TimeSpan.FromSeconds(6), null, default);
        worker.Suspend();
        await Task.WhenAny(training, Task.Delay(TimeSpan.FromSeconds(8)));
        worker.Resume();

        Assert.NotEqual(System.Text.Json.JsonValueKind.Undefined, (await training).ValueKind);
    }

    [Fact]
    public async Task A_worker_that_was_killed_during_a_supernet_is_restarted()
    {
        await using var workers = ToyWorkers.Start();
        var request = new SupernetRequest("spos", 1);

        await Assert.ThrowsAsync<WorkerTimeoutException>(() => workers.TrainSupernet(request, TimeSpan.FromTicks(1), default));

        // The toy space has no supernet. The worker answers with an error and stays alive.
        await Assert.ThrowsAsync<NasException>(() => workers.TrainSupernet(request, Patience, default));
    }

    [Fact]
    public async Task An_exception_in_forward_is_reported_at_the_users_file()
    {
        Misbehave("throw@1");
        await using var workers = ToyWorkers.Start();

        var error = await Assert.ThrowsAsync<NasException>(() => workers.DryRun(Genotype, default));

        Assert.Equal("NAS2010", error.Code);
        Assert.Contains("forward does not like this", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Misbehaviour.cs", error.File, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_uncaught_libtorch_exception_is_reported_at_the_users_line()
    {
        Misbehave("shape@1");
        await using var workers = ToyWorkers.Start();

        var crash = await Assert.ThrowsAsync<WorkerCrashedException>(() => workers.DryRun(Genotype, default));
        Misbehave("");
        var next = await workers.DryRun(Genotype, default);

        var error = crash.ToError("NAS2010", "forward");
        Assert.Equal("NAS2010", error.Code);
        Assert.Equal("forward threw: mat1 and mat2 shapes cannot be multiplied (2x3 and 4x5)", error.Message);
        Assert.EndsWith("Misbehaviour.cs", error.File, StringComparison.Ordinal);
        Assert.Contains("matmul", File.ReadLines(error.File!).ElementAt(error.Line - 1), StringComparison.Ordinal);
        Assert.Equal([2L], next.Output);
    }

    /// <summary>TorchSharp's <c>autograd.grad</c> catches no exception of libtorch, so each of these ends its process.</summary>
    [Theory]
    [InlineData("again@3", "backward through the graph a second time", "needs retain_graph: true beside create_graph: true", "create_graph: true")]
    [InlineData("graphless@3", "does not require grad", "There is no graph to differentiate", "x.sum()")]
    [InlineData("linear@3", "not have been used in the graph", "as the slope of a linear network", "slope.sum()")]
    public async Task A_derivative_that_ends_its_process_costs_one_training_and_the_error_says_what_was_wrong(
        string misbehaviour, string message, string advice, string at)
    {
        Misbehave(misbehaviour);
        await using var workers = ToyWorkers.Start();

        var crash = await Assert.ThrowsAsync<WorkerCrashedException>(() => workers.Evaluate(Genotype, new EvaluationRequest(3), Patience, null, default));
        Misbehave("");
        var next = await workers.Evaluate(Genotype, new EvaluationRequest(3), Patience, null, default);

        var error = crash.ToError("NAS2010", "The training");
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
        Assert.Contains(at, File.ReadLines(error.File!).ElementAt(error.Line - 1), StringComparison.Ordinal);
        Assert.NotEmpty(next.Metrics.Validation);
    }

    /// <summary>Text by any way, and processes that inherit the streams, cost nothing.</summary>
    [Theory]
    [InlineData("print@1")]
    [InlineData("native@1")]
    [InlineData("setout@1")]
    [InlineData("read@1")]
    [InlineData("child@1")]
    public async Task The_users_code_can_neither_reply_nor_read_requests(string misbehaviour)
    {
        Misbehave(misbehaviour);
        await using var workers = ToyWorkers.Start();

        var dryRun = await workers.DryRun(Genotype, default);
        var other = await workers.DryRun(Genotype.With(1, 2), default);

        Assert.Equal([2L], dryRun.Output);
        Assert.Equal([2L], other.Output);
    }

    [Fact]
    public async Task A_flood_of_output_takes_no_memory_of_the_host()
    {
        Misbehave("flood@1");
        await using var workers = ToyWorkers.Start();
        await workers.Greet(default);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var dryRun = await workers.DryRun(Genotype, default);

        Assert.Equal([2L], dryRun.Output);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 100_000_000);
    }

    [Fact]
    public async Task The_text_of_a_users_exception_is_cut()
    {
        Misbehave("shout@1");
        await using var workers = ToyWorkers.Start();

        var error = await Assert.ThrowsAsync<NasException>(() => workers.DryRun(Genotype, default));

        Assert.Equal("NAS2010", error.Code);
        Assert.InRange(error.Message.Length, 100, 5000);
    }

    [Fact]
    public async Task A_worker_that_can_no_longer_answer_fails_its_request_at_once()
    {
        Misbehave("close@1");
        await using var workers = ToyWorkers.Start(dryRunSeconds: 300);

        await Assert.ThrowsAsync<WorkerCrashedException>(() => workers.DryRun(Genotype, default)).WaitAsync(Patience);
        Misbehave("");

        Assert.Equal(2, (await workers.DryRun(Genotype, default)).Output[0]);
    }

    [Fact]
    public async Task A_training_ends_soon_after_it_is_stopped()
    {
        Misbehave("hang@6");
        await using var workers = ToyWorkers.Start();
        await workers.Greet(default);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        var clock = Stopwatch.StartNew();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => workers.Evaluate(Genotype, new EvaluationRequest(3), Patience, null, stop.Token));

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 20);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(400)]
    [InlineData(700)]
    [InlineData(1500)]
    public async Task A_worker_ends_when_its_input_ends_even_while_it_loads_a_library(int milliseconds)
    {
        var options = new WorkerOptions(ToyWorkers.Assembly, "ToyNet", new EvaluatorOptions(AppContext.BaseDirectory, 1));
        var info = new WorkerLaunch(ToyWorkers.Runtime, options).ToStartInfo();
        using var worker = Process.Start(info)!;
        await worker.StandardInput.WriteLineAsync("""{"id":1,"kind":"hello"}""");
        await worker.StandardInput.FlushAsync();
        await Task.Delay(milliseconds);
        worker.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));

        await worker.WaitForExitAsync(limit.Token);

        Assert.True(worker.HasExited);
    }

    private static void Misbehave(string wish) => Environment.SetEnvironmentVariable(Misbehaviour.Variable, wish);
}

/// <summary>Tests that start processes run one after the other, because they share the environment and the cores.</summary>
[CollectionDefinition(nameof(Processes), DisableParallelization = true)]
public sealed class Processes;
