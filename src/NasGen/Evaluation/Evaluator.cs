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
using NasGen.Statics;
using NasGen.Supernets;
using NasGen.Training;
using NasGen.ZeroCost;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NasGen.Evaluation;

/// <summary>
/// The work of a worker process: dry runs, trainings, scores and latencies of the architectures of one space. Data are loaded or mapped on first use;
/// each dry run is remembered. Not thread-safe, because libtorch has one random state per process.
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

    /// <exception cref="NasException">NAS1002: libtorch is missing; NAS2014: there is no such device.</exception>
    public Evaluator(SpaceDefinition definition, EvaluatorOptions options)
    {
        LibTorch.Require();
        NativeFaults.Report(definition.GetType().Assembly);
        UserStatics.Of(definition);
        UseThreads(options.Threads);
        _definition = definition;
        _options = options;
        _descriptor = SpaceDescriptor.Parse(definition.Descriptor);
        _space = _descriptor.Space.ToSearchSpace();
        _device = TrainingDevice.Of(options.Device);
    }

    /// <summary>The sizes, classes and hashes of the data.</summary>
    /// <exception cref="NasException">NAS2001 to NAS2008: the data cannot be used.</exception>
    public DataSummary Data => Samples.Summary;

    private DataSet Samples =>
        _data ??= (_options.SamplesPath is { } path ? SampleFile.TryMap(path, _device) : null) ?? LoadData(_device);

    /// <summary>The data at the resolution of an architecture.</summary>
    private DataSet SamplesOf(Genotype genotype) => Samples.At(_descriptor.Space.RatioOf(genotype));

    /// <summary>
    /// Loads the data and writes them into the file of <see cref="EvaluatorOptions.SamplesPath"/>, from which all evaluators take them. If the file cannot
    /// be written, each evaluator loads the data itself, which the summary then says.
    /// </summary>
    /// <exception cref="NasException">NAS2001 to NAS2008: the data cannot be used. NAS2026: the disk is full.</exception>
    public DataSummary ShareData()
    {
        using var data = LoadData(CPU);
        return SampleFile.TryWrite(_options.SamplesPath!, data)
            ? data.Summary
            : data.Summary with { Notes = [.. data.Summary.Notes, DataMemory.NotShared(data.Bytes)] };
    }

    /// <summary>Sets the number of threads of what follows.</summary>
    public static void UseThreads(int threads)
    {
        if (get_num_threads() != threads) set_num_threads(threads);
    }

    /// <summary>The space of the architectures.</summary>
    public SearchSpace Space => _space;

    /// <summary>The shapes and costs of an architecture, from a dry run.</summary>
    /// <exception cref="NasException">The architecture is infeasible.</exception>
    public DryRunResult DryRun(Genotype genotype)
    {
        if (!_dryRuns.TryGetValue(genotype, out var result)) _dryRuns[genotype] = result = Candidate.DryRun(_definition, _descriptor, genotype);
        return result;
    }

    /// <summary>
    /// Trains an architecture and scores it. The same request and seed give the same result to the bit on the same machine with the same number of
    /// threads, except for time and memory.
    /// </summary>
    /// <param name="genotype">The architecture.</param>
    /// <param name="request">The seed, fidelity and other settings of the training.</param>
    /// <param name="report">The receiver of the share that is done, after each epoch and twice per second.</param>
    /// <param name="stop">The token that stops the training between two batches.</param>
    /// <exception cref="NasException">The user's code threw, the training diverged (NAS2009), or the data cannot be used.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was raised.</exception>
    public EvaluationResult Evaluate(Genotype genotype, EvaluationRequest request, Action<double> report, CancellationToken stop)
    {
        var data = SamplesOf(genotype);
        using var scope = NewDisposeScope();
        using var net = Network(genotype, ref request);
        var result = Trainer(data).Train(net, genotype, request, report, stop);
        if (request.UntanglingSeconds > 0 && _descriptor.Task.Kind == TaskKind.Classification)
            result = result with { Layers = Untangle(net, genotype, request, report, stop) };
        if (request.WeightsPath is { } path) Save(net, path);
        return result;
    }

    /// <summary>The scores of the trivial predictor; <see langword="null"/> if the training is the user's own.</summary>
    /// <param name="opensTest">Whether to score the test set too. Only the verdict asks for it.</param>
    public TrivialScore? ScoreTrivial(bool opensTest) =>
        new TrivialPredictor(_definition, new DataContext(_descriptor, _options.ProjectDirectory), Samples).Score(opensTest);

    /// <summary>Times a few steps of an architecture's training, which is not kept.</summary>
    /// <param name="most">The longest time for the steps.</param>
    public TrainingPace MeasurePace(Genotype genotype, TimeSpan most, CancellationToken stop)
    {
        var data = SamplesOf(genotype);
        using var scope = NewDisposeScope();
        return Trainer(data).MeasurePace(() => Create(genotype, seed: 0).to(_device), genotype, most, stop);
    }

    private CandidateTrainer Trainer(DataSet data) => new(_definition, new DataContext(_descriptor, _options.ProjectDirectory), data);

    private LayerCode[]? Untangle(Module<Tensor, Tensor> net, Genotype genotype, EvaluationRequest request, Action<double> report, CancellationToken stop)
    {
        var plan = new ArchitecturePlan(_descriptor.Space, genotype, DryRun(genotype).Shapes);
        return LayerCodes.Of(net, plan, SamplesOf(genotype).Training, TimeSpan.FromSeconds(request.UntanglingSeconds), () => report(1), stop);
    }

    /// <summary>The latency of an architecture's forward pass on this device, in seconds per sample.</summary>
    /// <param name="genotype">The architecture.</param>
    /// <param name="longest">The longest time of a measurement on a noisy machine; by default that of <see cref="LatencyMeter"/>.</param>
    public LatencyResult MeasureLatency(Genotype genotype, TimeSpan? longest = null)
    {
        using var scope = NewDisposeScope();
        using var net = Create(genotype, seed: 0).to(_device);
        long[] shape = [1, .. _descriptor.Space.InputOf(genotype)];
        var context = new DataContext(_descriptor, _options.ProjectDirectory);
        return UserCode.Call("NAS2010", "forward", _definition, context, () => LatencyMeter.Measure(net, zeros(shape, device: _device), longest));
    }

    /// <summary>
    /// The scores of an untrained architecture by the names of <see cref="ZeroCostScore"/>, on one batch of training data; NaN if a score does not exist
    /// for the architecture.
    /// </summary>
    /// <param name="genotype">The architecture.</param>
    /// <param name="seed">The seed of weights, batch and dropout.</param>
    public IReadOnlyDictionary<string, double> ZeroCost(Genotype genotype, ulong seed)
    {
        var (data, context) = (SamplesOf(genotype), new DataContext(_descriptor, _options.ProjectDirectory));
        using var scope = NewDisposeScope();
        using var net = Create(genotype, seed).to(_device);
        TrainingLoop.SeedDropout(new SplitMix64(seed));
        var loss = TaskLoss.Of(_definition, context, data.Training);
        var batches = new Batches(data.Training, TrainingSettings.Of(_descriptor.Task, genotype, data.Training.Count).BatchSize).Shuffled(new SplitMix64(seed));
        return UserCode.Call("NAS2010", "forward", _definition, context, () =>
            batches.Select(batch => NasGen.ZeroCost.ZeroCost.Of(net, batch.Inputs, batch.Targets, loss)).First());
    }

    /// <summary>Trains the supernet of the space. <see cref="ScoreShared"/> uses it until the next one is trained.</summary>
    /// <param name="request">The method and the settings of the training.</param>
    /// <param name="report">The receiver of the share that is done.</param>
    /// <param name="stop">The token that stops the training between two batches.</param>
    /// <exception cref="NasException">The user's code threw, the training diverged (NAS2009), or the data cannot be used.</exception>
    public SupernetResult TrainSupernet(SupernetRequest request, Action<double> report, CancellationToken stop)
    {
        _supernet?.Dispose();
        _supernet = null;
        var data = Samples;
        var context = new DataContext(_descriptor, _options.ProjectDirectory);
        var supernet = new SupernetSession(_definition, context, _space, data, _device, DryRun, g => Create(g, seed: 0), request);
        var result = supernet.Train(report, stop);
        _supernet = supernet;
        return result;
    }

    /// <summary>The metrics of an architecture on validation data, with the weights of the last trained supernet.</summary>
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

    /// <summary>Saves the weights. The file is either complete or not written at all.</summary>
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

    /// <summary>The network before its training, or with trained weights. If those cannot be read, it is trained.</summary>
    private Module<Tensor, Tensor> Network(Genotype genotype, ref EvaluationRequest request)
    {
        var net = Create(genotype, request.Seed);
        if (request.TrainedPath is not { } path) return net.to(_device);
        try
        {
            net.load(path);
            return net.to(_device);
        }
        catch (Exception) // The file is missing, or it is not that of this network: TorchSharp throws different kinds.
        {
            net.Dispose();
            request = request with { TrainedPath = null };
            return Create(genotype, request.Seed).to(_device);
        }
    }

    private DataSet LoadData(Device device) => DataSet.Load(_definition, _descriptor, _options.ProjectDirectory, _options.SplitSeed, device);

    private Module<Tensor, Tensor> Create(Genotype genotype, ulong seed) =>
        Candidate.Create(_definition, _descriptor, genotype, DryRun(genotype), seed);
}
