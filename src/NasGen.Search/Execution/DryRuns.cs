using System.Collections.Concurrent;
using NasGen.Search.Contracts;
using NasGen.Search.Feasibility;
using NasGen.Search.Spaces;
using NasGen.Search.Trials;
using NasGen.Search.Wording;

namespace NasGen.Search.Execution;

/// <summary>The costs of architectures that are known before training: dry runs and measured latencies. Each is made once.</summary>
internal sealed class DryRuns
{
    /// <summary>The number of hanging dry runs without any success after which the search ends. It is small because each one takes its whole time.</summary>
    private const int HopelessHangs = 2;

    /// <summary>The number of crashing dry runs without any success after which the search ends.</summary>
    private const int HopelessCrashes = 6;

    /// <summary>The code of an architecture that a rule of the user leaves out.</summary>
    private const string BrokenRule = "NAS2018";

    private readonly IWorkforce _workforce;
    private readonly SpaceModel _model;
    private readonly PredictedDevice? _device;
    private readonly int _outputs;
    private readonly CarriedRates _rates;
    private readonly ConcurrentDictionary<Genotype, double> _latencies = new();
    private readonly CommonFault _common;
    private readonly Lock _lock = new();
    private CancellationToken _stop;
    private bool _hasSucceeded;
    private int _hangs;
    private int _crashes;

    /// <param name="device">The device whose costs are predicted; <see langword="null"/>: latency is measured.</param>
    /// <param name="data">What the data ask of the network; <see langword="null"/>: nothing.</param>
    /// <param name="say">The receiver of a line if most dry runs fail in the same way.</param>
    public DryRuns(IWorkforce workforce, SpaceModel model, Goal goal, PredictedDevice? device = null, DataSummary? data = null, Action<string>? say = null)
    {
        (_workforce, _model, _device, _outputs, _rates) = (workforce, model, device, data?.Outputs ?? 0, new CarriedRates(model, data));
        _common = new CommonFault(model.Name, "dry runs", say ?? (_ => { }));
        Feasible = new FeasibleSet(model.Space, goal.Objectives.Limits, Make);
    }

    /// <summary>
    /// The architectures within the hard limits. One thread uses the set at a time: under the lock of <see cref="Estimate"/>, or as a strategy in the
    /// only loop of the search.
    /// </summary>
    public FeasibleSet Feasible { get; }

    /// <summary>The error of the first architecture that could not be built.</summary>
    public NasException? FirstError { get; private set; }

    /// <summary>The costs of an architecture, by one dry run at most.</summary>
    public CostEstimate Estimate(Genotype genotype, CancellationToken stop)
    {
        lock (_lock)
        {
            _stop = stop;
            return Feasible.Estimate(genotype);
        }
    }

    /// <summary>Uses the feasible set under the lock; <paramref name="stop"/> ends its dry runs.</summary>
    public T With<T>(Func<FeasibleSet, T> use, CancellationToken stop)
    {
        lock (_lock)
        {
            _stop = stop;
            return use(Feasible);
        }
    }

    /// <summary>The median latency for one sample in seconds, measured once per architecture.</summary>
    public async Task<double> Latency(Genotype genotype, CancellationToken stop)
    {
        if (_latencies.TryGetValue(genotype, out var known)) return known;
        var measured = await _workforce.MeasureLatency(genotype, stop);
        return _latencies[genotype] = measured.Median;
    }

    /// <summary>
    /// Adds a dry run of an earlier session, unless it may be outdated: the user may have changed a rule, which nobody can recognise, or the data.
    /// </summary>
    public void Remember(Genotype genotype, CostEstimate estimate)
    {
        if (_model.Task.Rules is not null || !_rates.Include(genotype)) return;
        Feasible.Remember(genotype, estimate);
        _hasSucceeded |= estimate.Cause is null;
    }

    /// <summary>Adds a latency of an earlier session, unless a profile predicts latencies: then it was never measured.</summary>
    public void RememberLatency(Genotype genotype, double median)
    {
        if (_device is null) _latencies[genotype] = median;
    }

    /// <summary>The tensor shapes inside an architecture that can be built.</summary>
    public ArchitectureShapes Shapes(Genotype genotype, CancellationToken stop) => Estimate(genotype, stop).Shapes!;

    /// <summary>The error as a cause for the journal and the record: one line, with the file name but without its folders.</summary>
    public string Describe(NasException error)
    {
        var where = error.File is null ? "" : $"{Path.GetFileName(error.File)}({error.Line}): ";
        return $"{where}{error.Code}: {CanonicalError.OneLine(error.Message)}".Replace(_model.ProjectDirectory, ".", StringComparison.Ordinal);
    }

    private CostEstimate Make(Genotype genotype)
    {
        if (!_rates.Include(genotype)) return CostEstimate.RuledOut(Exclusion.Data, "NAS2067: the data have higher frequencies.");
        try
        {
            var result = _workforce.DryRun(genotype, _stop).GetAwaiter().GetResult();
            if (_outputs > 0 && result.Output.Aggregate(1L, (product, size) => product * size) is var given && given != _outputs)
                return Unbuildable(new NasException(
                    "NAS2011",
                    $"{_model.Name}.forward returns {Words.Count((int)given, "number")} per sample, but the data have {Words.Count(_outputs, "target")} "
                    + $"per sample. End the network with a [Regressor({_outputs})] head, or correct the columns to predict.",
                    _model.File, _model.Task.Line));
            _hasSucceeded = true;
            _common.Succeeded();
            var costs = new Dictionary<string, double>(StringComparer.Ordinal)
            {
                [CostName.Parameters] = result.Parameters,
                [CostName.Macs] = result.Macs,
                [CostName.Memory] = result.Memory,
            };
            foreach (var (cost, value) in _device?.Predict(genotype, result) ?? []) costs[cost] = value;
            return new CostEstimate(costs, Shapes: result.Shapes);
        }
        catch (NasException e) when (e.Code == BrokenRule)
        {
            FirstError ??= e;
            return CostEstimate.RuledOut(Exclusion.Rules, Describe(e)); // What the user rules out is no failure of the network.
        }
        catch (NasException e) when (e.Code.StartsWith("NAS201", StringComparison.Ordinal))
        {
            return Unbuildable(e);
        }
        catch (WorkerTimeoutException e)
        {
            var error = new NasException("NAS2012", $"{e.Message} Does forward end? The architecture: {genotype}", _model.File, _model.Task.Line);
            if (++_hangs >= HopelessHangs && !_hasSucceeded) throw error;
            return Unbuildable(error);
        }
        catch (WorkerCrashedException e)
        {
            // A signal to the whole process group ends the workers a moment before the host receives it.
            _stop.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(200));
            _stop.ThrowIfCancellationRequested();
            var cause = e.ToError("NAS2010", $"{_model.Name} with {genotype}");
            var error = cause.File is null ? new NasException(cause.Code, $"{e.Message} The architecture: {genotype}", _model.File, _model.Task.Line) : cause;
            if (++_crashes >= HopelessCrashes && !_hasSucceeded) throw error;
            return Unbuildable(error);
        }
    }

    private CostEstimate Unbuildable(NasException error)
    {
        FirstError ??= error;
        _common.Failed(error);
        return CostEstimate.Unbuildable(Describe(error));
    }
}
