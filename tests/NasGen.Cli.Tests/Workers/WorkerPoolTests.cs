using System.Diagnostics;
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
    public async Task An_untrained_network_is_scored_where_there_is_no_supernet()
    {
        await using var workers = ToyWorkers.Start();

        var scores = await workers.ScoreUntrained(Genotype, 3, default);

        Assert.Equal(Enum.GetNames<NasGen.ZeroCost.ZeroCostScore>().Order(), scores.Keys.Order());
        Assert.True(scores["Parameters"] > 0);
    }

    [Fact]
    public async Task A_worker_that_crashes_costs_one_request_and_tells_its_cause()
    {
        Misbehave("crash@2");
        await using var workers = ToyWorkers.Start();

        var crash = await Assert.ThrowsAsync<WorkerCrashedException>(() => workers.Evaluate(Genotype, new EvaluationRequest(3), Patience, null, default));
        Misbehave("");
        var next = await workers.Evaluate(Genotype, new EvaluationRequest(3), Patience, null, default);

        Assert.Contains("forward pulled the plug", crash.Message, StringComparison.Ordinal);
        Assert.NotEmpty(next.Metrics.Validation);
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
    public async Task A_training_that_is_paused_for_a_measurement_is_not_silent_meanwhile()
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
    public async Task A_worker_that_was_killed_over_a_supernet_is_started_anew()
    {
        await using var workers = ToyWorkers.Start();
        var request = new SupernetRequest("spos", 1);

        await Assert.ThrowsAsync<WorkerTimeoutException>(() => workers.TrainSupernet(request, TimeSpan.FromTicks(1), default));

        // The toy space has no supernet, and the worker lives to say so.
        await Assert.ThrowsAsync<NasException>(() => workers.TrainSupernet(request, Patience, default));
    }

    [Fact]
    public async Task What_forward_throws_names_the_users_file()
    {
        Misbehave("throw@1");
        await using var workers = ToyWorkers.Start();

        var error = await Assert.ThrowsAsync<NasException>(() => workers.DryRun(Genotype, default));

        Assert.Equal("NAS2010", error.Code);
        Assert.Contains("forward does not like this", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Misbehaviour.cs", error.File, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_libtorch_throws_where_nothing_catches_it_names_the_users_line()
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

    [Fact]
    public async Task What_the_users_code_prints_is_not_taken_for_an_answer()
    {
        Misbehave("print@1");
        await using var workers = ToyWorkers.Start();

        var dryRun = await workers.DryRun(Genotype, default);

        Assert.Equal([2L], dryRun.Output);
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
    public async Task A_worker_ends_with_the_end_of_its_input_whatever_it_is_loading(int milliseconds)
    {
        var info = new WorkerLaunch(ToyWorkers.Runtime, new WorkerOptions(ToyWorkers.Assembly, "ToyNet", new EvaluatorOptions(AppContext.BaseDirectory, 1))).ToStartInfo();
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

/// <summary>Tests that start processes take turns: they share the environment and the cores.</summary>
[CollectionDefinition(nameof(Processes), DisableParallelization = true)]
public sealed class Processes;
