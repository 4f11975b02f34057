using NasGen.Cli.Tests.Spaces;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Files;
using NasGen.Search.Spaces;
using NasGen.Search.Tests.Sessions;

namespace NasGen.Cli.Tests.Workers;

[Collection(nameof(Processes))]
public sealed class SharedDataTests : IDisposable
{
    private static readonly Genotype Genotype = new ToySpace().Descriptor.Space.ToSearchSpace().Parse("Stem=MlpBlock(Width: 8, Depth: 1); Rate=0.1");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly string _state = Directory.CreateTempSubdirectory("nasgen-").FullName;

    public SharedDataTests() => Environment.SetEnvironmentVariable(LoadingLog.Variable, Path.Combine(_state, "log"));

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(LoadingLog.Variable, "");
        Environment.SetEnvironmentVariable(Misbehaviour.Variable, "");
        Directory.Delete(_state, recursive: true);
    }

    [Fact]
    public async Task Two_workers_that_crash_and_restart_read_the_source_once_and_train_as_if_each_had_read_it()
    {
        Environment.SetEnvironmentVariable(Misbehaviour.Variable, "crash@2");
        IReadOnlyDictionary<string, double>[] shared;
        await using (var workers = ToyWorkers.Start(size: 2, folder: RunFolder.TryCreate(_state, "data-")))
        {
            var data = await workers.DescribeData(default);
            Assert.Equal(data, await workers.DescribeData(default));
            await Assert.ThrowsAsync<WorkerCrashedException>(() => Train(workers, 1, 2));
            Environment.SetEnvironmentVariable(Misbehaviour.Variable, "");
            shared = await Train(workers, 1, 2);
            Assert.Single(Loads());
        }
        Assert.Equal([Path.Combine(_state, "log")], Directory.GetFileSystemEntries(_state));

        await using var alone = ToyWorkers.Start(size: 2);
        await alone.DescribeData(default);
        Assert.Equal(shared, await Train(alone, 1, 2));
        Assert.Equal(4, Loads().Length);
    }

    [Fact]
    public async Task Without_a_place_for_the_file_each_worker_reads_the_source()
    {
        var folder = RunFolder.TryCreate(_state, "data-")!;
        Directory.Delete(folder.Path, recursive: true);
        await using var workers = ToyWorkers.Start(folder: folder);

        await workers.DescribeData(default);

        Assert.NotEmpty(Assert.Single(await Train(workers, 1)));
        Assert.Equal(2, Loads().Length);
    }

    private string[] Loads() => File.ReadAllLines(Path.Combine(_state, "log"));

    /// <summary>Trains with several seeds at the same time.</summary>
    private static async Task<IReadOnlyDictionary<string, double>[]> Train(IWorkforce workers, params ulong[] seeds)
    {
        var results = await Task.WhenAll(seeds.Select(seed => workers.Evaluate(Genotype, new EvaluationRequest(seed), Patience, null, default)));
        return [.. results.Select(result => result.Metrics.Validation)];
    }
}
