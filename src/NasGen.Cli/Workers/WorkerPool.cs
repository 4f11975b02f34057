using System.Text.Json;
using NasGen.Search.Contracts;
using NasGen.Search.Execution;
using NasGen.Search.Files;
using NasGen.Search.Spaces;

namespace NasGen.Cli.Workers;

/// <summary>
/// The worker processes: some that train, and one that dry-runs and measures. If the pool has size 1, that one also trains. A worker is
/// started when it is first needed, and restarted after it crashed or was killed. The data are read by a process of their own, which writes them into a
/// file that all workers map. That process ends then, and with it the memory that reading takes.
/// </summary>
internal sealed class WorkerPool : IWorkforce
{
    private static readonly TimeSpan Start = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Loading = TimeSpan.FromMinutes(10);
    private readonly WorkerLaunch _launch;
    private readonly TimeSpan _dryRun;
    private readonly RunFolder? _folder;
    private SemaphoreSlim _idle;
    private readonly SemaphoreSlim _probing = new(1, 1);
    private readonly Lock _lock = new();
    private readonly Stack<WorkerProcess> _resting = [];
    private readonly List<WorkerProcess> _all = [];
    private int _threads;
    private DataSummary? _data;
    private WorkerProcess? _probe;
    private WorkerProcess? _supernet;
    private bool _paused;
    private bool _disposed;

    /// <param name="launch">The way to start a worker.</param>
    /// <param name="size">The number of workers that train.</param>
    /// <param name="dryRun">The longest time that a dry run may take.</param>
    /// <param name="folder">
    /// The folder for the file by which workers share the data; <see langword="null"/>: each worker loads the data itself. The pool deletes it.
    /// </param>
    public WorkerPool(WorkerLaunch launch, int size, TimeSpan dryRun, RunFolder? folder = null)
    {
        (Size, _threads, _dryRun, _folder) = (size, launch.Options.Evaluator.Threads, dryRun, folder);
        _launch = folder is null ? launch : launch.Sharing(Path.Combine(folder.Path, "samples"));
        _idle = new SemaphoreSlim(size, size);
    }

    public int Size { get; private set; }

    public void Arrange(int workers, int threads)
    {
        (_threads, Size, _idle) = (threads, workers, new SemaphoreSlim(workers, workers));
        lock (_lock)
            while (_resting.Count > (workers == 1 ? 0 : workers)) _resting.Pop().Kill();
    }

    public async Task<WorkerGreeting> Greet(CancellationToken stop) =>
        Read<WorkerGreeting>(await Probe(new(RequestKind.Hello), Start, null, stop));

    public async Task<DataSummary> DescribeData(CancellationToken stop) => _data ??= Read<DataSummary>(
        _folder is null ? await Probe(new(RequestKind.Data), Loading, null, stop) : await Twice(() => ShareData(stop)));

    public async Task<DryRunResult> DryRun(Genotype genotype, CancellationToken stop) =>
        Read<DryRunResult>(await Probe(new(RequestKind.DryRun, genotype.ToString()), _dryRun, null, stop));

    public async Task<LatencyResult> MeasureLatency(Genotype genotype, CancellationToken stop) =>
        Read<LatencyResult>(await Probe(new(RequestKind.Latency, genotype.ToString()), _dryRun + _dryRun, null, stop));

    public async Task<EvaluationResult> Evaluate(
        Genotype genotype, EvaluationRequest evaluation, TimeSpan silence, Action<double>? report, CancellationToken stop)
    {
        var request = new WorkerRequest(RequestKind.Evaluate, genotype.ToString(), Evaluation: evaluation);
        return Read<EvaluationResult>(await Train(request, silence, report, stop));
    }

    public async Task<TrainingPace> MeasurePace(Genotype genotype, TimeSpan most, TimeSpan silence, CancellationToken stop)
    {
        var request = new WorkerRequest(RequestKind.Pace, genotype.ToString()) { Seconds = most.TotalSeconds };
        return Read<TrainingPace>(await Train(request, silence, null, stop));
    }

    public async Task<SupernetResult> TrainSupernet(SupernetRequest request, TimeSpan silence, CancellationToken stop)
    {
        if (_supernet is not { IsAlive: true }) _supernet = await Begin(stop);
        return Read<SupernetResult>(await _supernet.Ask(new(RequestKind.Supernet, Supernet: request), silence, null, stop));
    }

    public async Task<SharedScore> ScoreShared(Genotype genotype, CancellationToken stop) =>
        Read<SharedScore>(await _supernet!.Ask(new(RequestKind.Shared, genotype.ToString()), _dryRun + _dryRun, null, stop));

    public async Task<IReadOnlyDictionary<string, double>> ScoreUntrained(Genotype genotype, ulong seed, CancellationToken stop) =>
        Read<Dictionary<string, double>>(await Probe(new(RequestKind.ZeroCost, genotype.ToString(), seed), _dryRun + _dryRun, null, stop));

    public async Task<TrivialScore?> ScoreTrivial(bool opensTest, CancellationToken stop) =>
        Read<TrivialScore?>(await Probe(new(RequestKind.Trivial) { OpensTest = opensTest }, Loading, null, stop));

    public ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _disposed = true;
            foreach (var worker in _all) worker.Dispose();
            _all.Clear();
        }
        _folder?.Dispose();
        return ValueTask.CompletedTask;
    }

    private static T Read<T>(JsonElement result) => result.Deserialize<T>(SpaceDescriptor.Json)!;

    /// <summary>Asks one of the workers that train.</summary>
    private async Task<JsonElement> Train(WorkerRequest request, TimeSpan silence, Action<double>? report, CancellationToken stop)
    {
        request = request with { Threads = _threads };
        if (Size == 1) return await Probe(request, silence, report, stop);
        var idle = _idle;
        await idle.WaitAsync(stop);
        WorkerProcess? worker = null;
        try
        {
            worker = await Take(stop);
            return await worker.Ask(request, silence, report, stop);
        }
        finally
        {
            if (worker is not null) Return(worker);
            idle.Release();
        }
    }

    private async Task<JsonElement> ShareData(CancellationToken stop)
    {
        var greeting = Greet(stop); // The first worker starts while the data are read.
        var reader = await Begin(stop);
        try
        {
            var data = await reader.Ask(new(RequestKind.ShareData), Loading, null, stop);
            await greeting;
            return data;
        }
        finally
        {
            reader.Kill();
        }
    }

    private async Task<JsonElement> Probe(WorkerRequest request, TimeSpan limit, Action<double>? report, CancellationToken stop)
    {
        await _probing.WaitAsync(stop);
        try
        {
            return request.Kind is RequestKind.Evaluate or RequestKind.Pace ? await Ask() : await Twice(Ask);
        }
        finally
        {
            if (request.Kind == RequestKind.Latency) Pause(false);
            _probing.Release();
        }

        async Task<JsonElement> Ask()
        {
            if (_probe is not { IsAlive: true })
            {
                Pause(false);
                _probe = await Begin(stop);
            }
            if (request.Kind == RequestKind.Latency) Pause(true);
            return await _probe.Ask(request, limit, report, stop);
        }
    }

    /// <summary>
    /// Makes a request once more if its worker was killed, because that says nothing about the architecture. A training is not made again: it is long,
    /// and costs its trial.
    /// </summary>
    private static async Task<JsonElement> Twice(Func<Task<JsonElement>> request)
    {
        try
        {
            return await request();
        }
        catch (WorkerCrashedException e) when (e.WasKilled)
        {
            return await request();
        }
    }

    private void Pause(bool paused)
    {
        lock (_lock)
        {
            _paused = paused;
            foreach (var worker in _all.Where(w => w != _probe && w.IsAlive))
            {
                if (paused) worker.Suspend();
                else worker.Resume();
            }
        }
    }

    private async Task<WorkerProcess> Take(CancellationToken stop)
    {
        lock (_lock)
            while (_resting.TryPop(out var worker))
                if (worker.IsAlive) return worker;
        return await Begin(stop);
    }

    private void Return(WorkerProcess worker)
    {
        lock (_lock)
            if (worker.IsAlive && !_disposed) _resting.Push(worker);
    }

    /// <summary>Starts a process and waits for its first answer. Loading the runtime and libtorch must not count against the limits of requests.</summary>
    private async Task<WorkerProcess> Begin(CancellationToken stop)
    {
        WorkerProcess worker = null!;
        await Twice(() =>
        {
            worker = Create();
            return worker.Ask(new(RequestKind.Hello), Start, null, stop);
        });
        return worker;
    }

    private WorkerProcess Create()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _all.RemoveAll(worker => !worker.IsAlive);
            var worker = new WorkerProcess(_launch);
            _all.Add(worker);
            if (_paused) worker.Suspend();
            return worker;
        }
    }
}
