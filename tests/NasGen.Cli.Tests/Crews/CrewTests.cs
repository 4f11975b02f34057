using NasGen.Cli.Crews;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Tests.Sessions;
using NasGen.Search.Trials;

namespace NasGen.Cli.Tests.Crews;

public sealed class CrewTests
{
    private static readonly DataSummary Data = new(160, 40, 40, [4], 2, "sha256:data", Split: "sha256:split");
    private static readonly WorkerGreeting Versions = new("0.107.0", "2.10.0");

    [Fact]
    public async Task A_search_with_one_node_writes_the_journal_of_one_without_but_for_the_node()
    {
        var alone = await TrialsOf(workforce => workforce);
        var shared = await TrialsOf(local => Cluster(local, new FunctionWorkforce()));

        Assert.All(alone, trial => Assert.Null(trial.Node));
        Assert.All(shared, trial => Assert.Equal("node", trial.Node));
        Assert.Equal(alone.Select(Row), shared.Select(Row));
    }

    [Fact]
    public async Task A_crash_a_timeout_and_an_error_of_the_users_code_arrive_as_they_were()
    {
        var crash = new WorkerCrashedException("The worker process ended", new NasException("NAS2010", "out of range", "Net.cs", 7));
        var crashed = Assert.IsType<WorkerCrashedException>(await Failure(crash));
        Assert.Equal(("The worker process ended", "out of range", 7), (crashed.Message, crashed.Fault!.Message, crashed.Fault.Line));
        var timeout = new WorkerTimeoutException("The training", TimeSpan.FromSeconds(30));
        Assert.Equal(timeout.Message, Assert.IsType<WorkerTimeoutException>(await Failure(timeout)).Message);
        var error = Assert.IsType<NasException>(await Failure(new NasException("NAS2009", "The training diverged.", "Net.cs", 3)));
        Assert.Equal(("NAS2009", "The training diverged.", "Net.cs", 3), (error.Code, error.Message, error.File, error.Line));
    }

    [Fact]
    public async Task A_cancelled_training_ends_on_its_node()
    {
        using var stop = new CancellationTokenSource();
        var remote = new FunctionWorkforce
        {
            BeforeTraining = async (_, token) =>
            {
                await stop.CancelAsync();
                await Task.Delay(Timeout.Infinite, token);
            },
        };
        await using var cluster = Cluster(new FunctionWorkforce(), remote);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Evaluate(cluster, new EvaluationRequest(1), stop.Token));
    }

    [Fact]
    public async Task Files_of_a_training_travel_and_no_path_of_another_machine_is_used()
    {
        var folder = Directory.CreateTempSubdirectory("nasgen-").FullName;
        var (begin, paused, weights) = (Path.Combine(folder, "begin"), Path.Combine(folder, "paused"), Path.Combine(folder, "weights"));
        File.WriteAllText(begin, "half a training");
        var remote = new FunctionWorkforce
        {
            BeforeTraining = (training, _) =>
            {
                Assert.DoesNotContain(folder, $"{training.Request}", StringComparison.Ordinal);
                File.WriteAllText(training.Request.PausePath!, File.ReadAllText(training.Request.Start!.Path) + ", continued");
                File.WriteAllText(training.Request.WeightsPath!, "weights");
                return Task.CompletedTask;
            },
        };
        await using (var cluster = Cluster(new FunctionWorkforce(), remote))
        {
            var request = new EvaluationRequest(1, 0.5, WeightsPath: weights) { PausePath = paused, Start = new StartingPoint(0.25, begin) };
            Assert.Equal(0.25, (await Evaluate(cluster, request, default)).From);
        }
        Assert.Equal(("half a training, continued", "weights"), (File.ReadAllText(paused), File.ReadAllText(weights)));
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("TorchSharp 0.107.0 with libtorch 2.10.0", "sha256:data", "sha256:split", null)]
    [InlineData("TorchSharp 0.106.0 with libtorch 2.9.0", "sha256:data", "sha256:split", "TorchSharp 0.107.0")]
    [InlineData("TorchSharp 0.107.0 with libtorch 2.10.0", "sha256:other", "sha256:split", "data")]
    [InlineData("TorchSharp 0.107.0 with libtorch 2.10.0", "sha256:data", "sha256:other", "splits")]
    public void A_machine_with_other_versions_data_or_split_takes_no_part(string versions, string data, string split, string? reason)
    {
        var mismatch = new CrewOptions("Net", 1, "cpu", versions, data, split).Mismatch(Versions, Data);
        Assert.Equal(reason is null ? null : "NAS2094", mismatch?.Code);
        if (reason is not null) Assert.Contains(reason, mismatch!.Message, StringComparison.Ordinal);
    }

    private static ClusterWorkforce Cluster(IWorkforce local, IWorkforce remote) =>
        new(local, new PipeCrews(remote, new ToySpace().Descriptor.Space.ToSearchSpace()));

    private static Task<EvaluationResult> Evaluate(IWorkforce workforce, EvaluationRequest request, CancellationToken stop) => workforce.Evaluate(
        new ToySpace().Descriptor.Space.ToSearchSpace().Parse("Stem=MlpBlock(Width: 8, Depth: 1); Rate=0.1"), request, TimeSpan.FromMinutes(1), null, stop);

    private static async Task<Exception?> Failure(Exception failure)
    {
        await using var cluster = Cluster(new FunctionWorkforce(), new FunctionWorkforce { BeforeTraining = (_, _) => Task.FromException(failure) });
        return await Record.ExceptionAsync(() => Evaluate(cluster, new EvaluationRequest(1), default));
    }

    private static async Task<IReadOnlyList<Trial>> TrialsOf(Func<IWorkforce, IWorkforce> share)
    {
        var bench = new SearchBench();
        await using var workforce = share(new FunctionWorkforce());
        await bench.Search(bench.Order(trials: 12), workforce);
        var trials = bench.Trials();
        bench.Dispose();
        return trials;
    }

    /// <summary>All of a trial but its node, to the last bit.</summary>
    private static string Row(Trial trial)
    {
        var numbers = trial.Metrics.Concat(trial.Measured.Test ?? new Dictionary<string, double>()).Concat(trial.Costs);
        return $"{trial.Id} {trial.Genotype} {trial.Purpose} {trial.Fidelity:R} {trial.Seed} {trial.State} {trial.Cause} {trial.Seconds:R} {trial.From:R} "
            + string.Join(' ', numbers.Select(m => $"{m.Key}={m.Value:R}"));
    }
}
