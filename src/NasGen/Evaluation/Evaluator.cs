using NasGen.Candidates;
using NasGen.Data;
using NasGen.Errors;
using NasGen.Expansions;
using NasGen.Latency;
using NasGen.LinearCodes;
using NasGen.Native;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using NasGen.Search.Files;
using NasGen.Search.Spaces;
using NasGen.Supernets;
using NasGen.Training;
using NasGen.ZeroCost;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Evaluation;

/// <summary>
/// What a worker process does for the host: dry runs, trainings, latencies of the architectures of one space. Data are loaded on first
/// use; each dry run is remembered. Not safe for several threads: libtorch's random state is the process's.
/// </summary>
internal sealed class Evaluator : IDisposable
{
    private readonly SpaceDefinition _definition;
    private readonly EvaluatorOptions _options;
    private readonly SpaceDescriptor _descriptor;
    private readonly SearchSpace _space;
    private readonly Device _device;
    private readonly Dictionary<Genotype, DryRunResult> _dryRuns = [];
    private DataSet? _data;
    private SupernetSession? _supernet;

    /// <exception cref="NasException">NAS1002: no libtorch; NAS2014: no such device.</exception>
    public Evaluator(SpaceDefinition definition, EvaluatorOptions options)
    {
        LibTorch.Require();
        NativeFaults.Report(definition.GetType().Assembly);
        set_num_threads(options.Threads);
        _definition = definition;
        _options = options;
        _descriptor = SpaceDescriptor.Parse(definition.Descriptor);
        _space = _descriptor.Space.ToSearchSpace();
        _device = TrainingDevice.Of(options.Device);
    }

    /// <exception cref="NasException">NAS2001 to NAS2008: the data cannot be used.</exception>
    public DataSummary Data => Samples.Summary;

    private DataSet Samples => _data ??= DataSet.Load(_definition, _descriptor, _options.ProjectDirectory, _options.SplitSeed, _device);

    /// <summary>The space whose architectures it evaluates.</summary>
    public SearchSpace Space => _space;

    /// <exception cref="NasException">The architecture is infeasible.</exception>
    public DryRunResult DryRun(Genotype genotype)
    {
        if (!_dryRuns.TryGetValue(genotype, out var result)) _dryRuns[genotype] = result = Candidate.DryRun(_definition, _descriptor, genotype);
        return result;
    }

    /// <summary>Trains and scores. Same machine, threads, seed and request: the same result to the bit, time and memory aside.</summary>
    /// <param name="report">Is told the share done, after each epoch and twice a second.</param>
    /// <exception cref="NasException">The user's code threw, the training diverged (NAS2009), or the data cannot be used.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was raised; it is looked at between batches.</exception>
    public EvaluationResult Evaluate(Genotype genotype, EvaluationRequest request, Action<double> report, CancellationToken stop)
    {
        var data = Samples;
        using var scope = NewDisposeScope();
        using var net = Create(genotype, request.Seed).to(_device);
        var result = new CandidateTrainer(_definition, new DataContext(_descriptor, _options.ProjectDirectory), data).Train(net, genotype, request, report, stop);
        if (request.UntanglingSeconds > 0 && _descriptor.Task.Kind == TaskKind.Classification) result = result with { Layers = Untangle(net, genotype, request, report, stop) };
        if (request.WeightsPath is { } path) Save(net, path);
        return result;
    }

    private LayerCode[]? Untangle(Module<Tensor, Tensor> net, Genotype genotype, EvaluationRequest request, Action<double> report, CancellationToken stop)
    {
        var plan = new ArchitecturePlan(_descriptor.Space, genotype, DryRun(genotype).Shapes);
        return LayerCodes.Of(net, plan, Samples.Training, TimeSpan.FromSeconds(request.UntanglingSeconds), () => report(1), stop);
    }

    /// <summary>The forward pass of one sample on this device.</summary>
    /// <param name="longest">Ends a measurement on a noisy machine; by default <see cref="LatencyMeter"/> does.</param>
    public LatencyResult MeasureLatency(Genotype genotype, TimeSpan? longest = null)
    {
        using var scope = NewDisposeScope();
        using var net = Create(genotype, seed: 0).to(_device);
        long[] shape = [1, .. _descriptor.Space.Input.Select(size => (long)size)];
        var context = new DataContext(_descriptor, _options.ProjectDirectory);
        return UserCode.Call("NAS2010", "forward", _definition, context, () => LatencyMeter.Measure(net, zeros(shape, device: _device), longest));
    }

    /// <summary>
    /// Scores without training, by the names of <see cref="ZeroCostScore"/>, on one batch of training data. The seed gives weights, batch and dropout;
    /// NaN where a score does not exist for the architecture.
    /// </summary>
    public IReadOnlyDictionary<string, double> ZeroCost(Genotype genotype, ulong seed)
    {
        var (data, context) = (Samples, new DataContext(_descriptor, _options.ProjectDirectory));
        using var scope = NewDisposeScope();
        using var net = Create(genotype, seed).to(_device);
        TrainingLoop.SeedDropout(seed);
        var loss = new CandidateTrainer(_definition, context, data).Loss();
        var batches = new Batches(data.Training, TrainingSettings.Of(_descriptor.Task, genotype).BatchSize).Shuffled(new SplitMix64(seed));
        return UserCode.Call("NAS2010", "forward", _definition, context, () => batches.Select(batch => NasGen.ZeroCost.ZeroCost.Of(net, batch.Inputs, batch.Targets, loss)).First());
    }

    /// <summary>Trains the supernet of the space, and keeps it to score architectures until the next one is trained.</summary>
    /// <param name="report">Is told the share done.</param>
    /// <exception cref="NasException">The user's code threw, the training diverged (NAS2009), or the data cannot be used.</exception>
    public SupernetResult TrainSupernet(SupernetRequest request, Action<double> report, CancellationToken stop)
    {
        _supernet?.Dispose();
        _supernet = null;
        var data = Samples;
        var supernet = new SupernetSession(_definition, new DataContext(_descriptor, _options.ProjectDirectory), _space, data, _device, DryRun, g => Create(g, seed: 0), request);
        var result = supernet.Train(report, stop);
        _supernet = supernet;
        return result;
    }

    /// <summary>The metrics of an architecture on validation data, with the weights of the supernet trained last.</summary>
    public SharedScore ScoreShared(Genotype genotype)
    {
        using var scope = NewDisposeScope();
        var supernet = _supernet ?? throw new InvalidOperationException("No supernet is trained.");
        return new SharedScore(supernet.Score(genotype));
    }

    public void Dispose()
    {
        _supernet?.Dispose();
        _data?.Dispose();
    }

    /// <summary>The file is whole or not there.</summary>
    private static void Save(Module<Tensor, Tensor> net, string path)
    {
        path = Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            AtomicFile.Write(path, unfinished => net.cpu().save(unfinished));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NasException(FullDisk.IsCauseOf(e) ? "NAS2026" : "NAS2025", $"The trained weights cannot be written to '{path}': {e.Message}", inner: e);
        }
    }

    private Module<Tensor, Tensor> Create(Genotype genotype, ulong seed) =>
        Candidate.Create(_definition, _descriptor, genotype, DryRun(genotype), seed);
}
