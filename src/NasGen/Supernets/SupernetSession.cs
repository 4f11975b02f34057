using NasGen.Data;
using NasGen.Errors;
using NasGen.Native;
using NasGen.Runtime;
using NasGen.Search.Contracts;
using NasGen.Search.Spaces;
using NasGen.Supernets.Methods;
using NasGen.Supernets.Policies;
using NasGen.Supernets.Prices;
using NasGen.Supernets.Weights;
using NasGen.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace NasGen.Supernets;

/// <summary>One supernet in a worker, from its creation over its training to the scores of its architectures.</summary>
internal sealed class SupernetSession : IDisposable
{
    private const int SampledPaths = 8;

    private readonly SpaceDefinition _definition;
    private readonly DataContext _context;
    private readonly DataSet _data;
    private readonly SupernetRequest _request;
    private readonly OneShotSettings _settings;
    private readonly Supernet _supernet;
    private readonly SupernetPrices? _prices;
    private readonly OneShotContext _oneShot;
    private readonly Scoring _scoring;

    public SupernetSession(
        SpaceDefinition definition, DataContext context, SearchSpace space, DataSet data, Device device, Func<Genotype, DryRunResult> dryRun,
        Func<Genotype, nn.Module<Tensor, Tensor>> create, SupernetRequest request)
    {
        (_definition, _context, _data, _request) = (definition, context, data, request);
        if (context.Space.Space.Scaling is not null)
            throw context.Error(
                "NAS2017",
                $"The strategy {request.Method} trains one supernet with a weight for each width, but [CompoundScaling] makes the widths. "
                + "Choose another strategy, such as auto or compound.");
        if (context.Space.Space.Resolution() is { } resolution)
            throw context.Error(
                "NAS2017",
                $"The strategy {request.Method} trains one supernet on data of one shape, but {resolution.Name} resamples them. "
                + "Choose another strategy, such as auto, or fix the rate.");
        var training = TrainingSettings.Of(context.Task, space.Default, data.Training.Count);
        var epochs = request.Epochs ?? (request.Method == "gdas" ? 2 : 1) * training.Epochs;
        _settings = new OneShotSettings(request.Method, epochs, training.BatchSize, Own(context, space, TrainingNames.LearningRate, training.LearningRate),
            Own(context, space, TrainingNames.WeightDecay, training.WeightDecay));
        _supernet = Supernet.Create(definition, context.Space, space, dryRun, request.Seed);
        _supernet.Network.to(device);
        _prices = SupernetPrices.Of(context.Task, context.Space.Space, space, definition, dryRun, create, device, request.Seed);
        _supernet.Costs = _prices?.Costs;
        var policy = Policy.On(device, _supernet.Space, _supernet.Frozen);
        _oneShot = new OneShotContext(_supernet, policy, Loss(definition, context, data, request), _settings, request.Seed) { Price = _prices?.Price };
        _scoring = new Scoring(definition, context, data);
    }

    /// <summary>A setting that the model states, or the default of a supernet: those of candidates belong to another optimizer.</summary>
    private static double Own(DataContext context, SearchSpace space, string name, double stated)
    {
        const double Default = 0.01; // The learning rate and the weight decay of AdamW alike.
        var isStated = context.Task.Training?.ContainsKey(name) == true || space.Default[DecisionNames.OfTraining(name)] is not null;
        return isStated ? stated : Default;
    }

    /// <exception cref="NasException">NAS2017: the training is the user's own, which trains whole networks and not single steps.</exception>
    private static Func<nn.Module<Tensor, Tensor>, Tensor, Tensor, Tensor> Loss(
        SpaceDefinition definition, DataContext context, DataSet data, SupernetRequest request) =>
        TaskLoss.Of(definition, context, data.Training)
        ?? throw context.Error(
            "NAS2017",
            $"The strategy {request.Method} trains a supernet step by step, which the [Train] method of {context.Space.Space.Name} does not allow. "
            + "Give the model a [Loss] method instead of [Train], or choose another strategy, such as auto.");

    public SupernetResult Train(Action<double> report, CancellationToken stop)
    {
        using var convolutions = OneDnn.Use(_supernet.Network, isSliced: true);
        var training = new OneShotTraining(_oneShot, _settings);
        var time = _request.Seconds is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
        var trace = UserCode.Call(
            "NAS2010", "A step of the supernet", _definition, _context, () => training.Run(_data.Training, _request.Seed, time, report, stop));
        return new SupernetResult(
            trace.Table, training.Method.LearnsPolicy, [.. trace.Losses], [.. trace.Entropies], [.. trace.Eigenvalues], trace.StoppedAt,
            Relaxed(training.Method, trace.Table),
            [.. _supernet.Unmixable], [.. _supernet.Frozen],
            [.. Prices()], trace.Seconds)
        { Planned = _settings.Epochs };
    }

    public IReadOnlyDictionary<string, double> Score(Genotype genotype)
    {
        using var convolutions = OneDnn.Use(_supernet.Network, isSliced: true);
        UserCode.Call("NAS2010", "forward", _definition, _context, () =>
        {
            new SharedScoring(_supernet, _data.Training).Take(genotype);
            return true;
        });
        return _scoring.Of(_supernet.Network, _data.Validation);
    }

    public void Dispose()
    {
        _oneShot.Dispose();
        _prices?.Dispose();
        _supernet.Dispose();
    }

    /// <summary>The metrics of the mixture or, if the method samples paths, their means over some paths.</summary>
    private Dictionary<string, double> Relaxed(OneShotMethod method, double[]?[] table)
    {
        if (method is Darts darts)
        {
            double[] genes = [.. _supernet.Space.Decisions.Select((d, i) => table[i] is { } p ? Array.IndexOf(p, p.Max()) : d.Domain.First)];
            var relaxed = new RelaxedNetwork(_supernet.Network, inputs => darts.Relaxed(inputs, genes));
            new SharedScoring(_supernet, _data.Training).Recalibrate(relaxed, () => { });
            return _scoring.Of(relaxed, _data.Validation);
        }
        var scores = Enumerable.Range(0, SampledPaths).Select(_ => Score(_supernet.Space.Canonical(_oneShot.Draw(table)))).ToArray();
        return scores[0].Keys.ToDictionary(name => name, name => scores.Average(s => s[name]), StringComparer.Ordinal);
    }

    private IEnumerable<CostPrice> Prices() => _oneShot.Price is not { } price
        ? []
        : price.Terms.Select((t, i) => new CostPrice(t.Name, price.Lambda[i], price.Expected.Length > i ? price.Expected[i] : double.NaN, t.Limit));

    /// <summary>A mixture as a module, for scoring.</summary>
    private sealed class RelaxedNetwork(nn.Module<Tensor, Tensor> network, Func<Tensor, Tensor> run) : nn.Module<Tensor, Tensor>(nameof(RelaxedNetwork))
    {
        public override Tensor forward(Tensor input) => run(input);

        public override void train(bool on = true) => network.train(on);
    }
}
