using System.Text.Json;
using NasGen.Descriptors;
using NasGen.Evaluation;

namespace NasGen.Cli.Workers;

/// <summary>
/// Worker processes: some that train, and one that dry-runs and measures; where one trains at a time, that one does all. Each is started
/// when it is first needed, and anew after it crashed or was killed.
/// </summary>
internal sealed class WorkerPool : IWorkforce
{
    private static readonly TimeSpan Start = TimeSpan.FromMinutes(2);
    private readonly WorkerLaunch _launch;
    private readonly TimeSpan _dryRun;
    private readonly SemaphoreSlim _idle;
    private readonly SemaphoreSlim _probing = new(1, 1);
    private readonly Lock _lock = new();
    private readonly Stack<WorkerProcess> _resting = [];
    private readonly List<WorkerProcess> _all = [];
    private WorkerProcess? _probe;
    private WorkerProcess? _supernet;
    private bool _paused;
    private bool _disposed;

    /// <param name="launch">How a worker is started.</param>
    /// <param name="size">The number of workers that train.</param>
    /// <param name="dryRun">How long a dry run may take.</param>
    public WorkerPool(WorkerLaunch launch, int size, TimeSpan dryRun)
    {
        (_launch, Size, _dryRun) = (launch, size, dryRun);
        _idle = new SemaphoreSlim(size, size);
    }

    public int Size { get; }

    public async Task<WorkerGreeting> Greet(CancellationToken stop) =>
        Read<WorkerGreeting>(await Probe(RequestKind.Hello, null, Start, null, stop));

    public async Task<DataSummary> DescribeData(CancellationToken stop) =>
        Read<DataSummary>(await Probe(RequestKind.Data, null, TimeSpan.FromMinutes(10), null, stop));

    public async Task<DryRunResult> DryRun(string genotype, CancellationToken stop) =>
        Read<DryRunResult>(await Probe(RequestKind.DryRun, new EvaluationRequest(genotype, 0), _dryRun, null, stop));

    public async Task<LatencyResult> MeasureLatency(string genotype, CancellationToken stop) =>
        Read<LatencyResult>(await Probe(RequestKind.Latency, new EvaluationRequest(genotype, 0), _dryRun + _dryRun, null, stop));

    public async Task<EvaluationResult> Evaluate(EvaluationRequest request, TimeSpan silence, Action<double>? report, CancellationToken stop)
    {
        if (Size == 1) return Read<EvaluationResult>(await Probe(RequestKind.Evaluate, request, silence, report, stop));
        await _idle.WaitAsync(stop);
        WorkerProcess? worker = null;
        try
        {
            worker = await Take(stop);
            return Read<EvaluationResult>(await worker.Ask(RequestKind.Evaluate, request, silence, report, stop));
        }
        finally
        {
            if (worker is not null) Return(worker);
            _idle.Release();
        }
    }

    public async Task<SupernetResult> TrainSupernet(SupernetRequest request, TimeSpan silence, CancellationToken stop)
    {
        _supernet ??= await Begin(stop);
        return Read<SupernetResult>(await _supernet.Ask(RequestKind.Supernet, null, silence, null, stop, request));
    }

    public async Task<SharedScore> ScoreShared(string genotype, CancellationToken stop) =>
        Read<SharedScore>(await _supernet!.Ask(RequestKind.Shared, new EvaluationRequest(genotype, 0), _dryRun + _dryRun, null, stop));

    public async Task<IReadOnlyDictionary<string, double>> ScoreUntrained(string genotype, ulong seed, CancellationToken stop) =>
        Read<Dictionary<string, double>>(await Probe(RequestKind.ZeroCost, new EvaluationRequest(genotype, seed), _dryRun + _dryRun, null, stop));

    public ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _disposed = true;
            foreach (var worker in _all) worker.Dispose();
            _all.Clear();
        }
        return ValueTask.CompletedTask;
    }

    private static T Read<T>(JsonElement result) => result.Deserialize<T>(SpaceDescriptor.Json)!;

    private async Task<JsonElement> Probe(
        RequestKind kind, EvaluationRequest? request, TimeSpan limit, Action<double>? report, CancellationToken stop)
    {
        await _probing.WaitAsync(stop);
        try
        {
            if (_probe is not { IsAlive: true }) _probe = await Begin(stop);
            if (kind == RequestKind.Latency) Pause(true);
            return await _probe.Ask(kind, request, limit, report, stop);
        }
        finally
        {
            if (kind == RequestKind.Latency) Pause(false);
            _probing.Release();
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

    /// <summary>A new process that has answered once: its runtime and libtorch are loaded before a clock runs against the user's code.</summary>
    private async Task<WorkerProcess> Begin(CancellationToken stop)
    {
        WorkerProcess worker;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            foreach (var dead in _all.Where(w => !w.IsAlive).ToList())
            {
                dead.Dispose();
                _all.Remove(dead);
            }
            worker = new WorkerProcess(_launch);
            _all.Add(worker);
            if (_paused) worker.Suspend();
        }
        await worker.Ask(RequestKind.Hello, null, Start, null, stop);
        return worker;
    }
}
