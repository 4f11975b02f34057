using MathNet.Numerics.Statistics;
using NasGen.Search.Pareto;
using NasGen.Search.Proposals;
using NasGen.Search.Spaces;
using NasGen.Search.Surrogates;
using NasGen.Search.Trials;

namespace NasGen.Search.Acquisitions;

/// <summary>The surrogate models of all objectives, of what has to be good enough, and of all limits on costs that only a trial measures.</summary>
internal sealed class Belief
{
    /// <summary>The number of members of the front whose neighbours are considered.</summary>
    private const int Incumbent = 8;

    private readonly StrategySettings _settings;
    private readonly PointEncoder _encoder;
    private readonly KernelShape _shape;
    private readonly SurrogateModel[] _objectives;
    private readonly Dictionary<(string Name, double Least), SurrogateModel> _bounds = [];
    private readonly List<double[]> _losses = [];
    private readonly List<double> _fitness = [];
    private readonly List<bool> _isFeasible = [];

    public Belief(StrategySettings settings)
    {
        _settings = settings;
        _encoder = new PointEncoder(settings);
        _shape = new KernelShape(_encoder);
        _objectives = [.. settings.Objectives.All.Select(_ => new SurrogateModel(_shape))];
    }

    /// <summary>The encoder that all models share.</summary>
    public PointEncoder Encoder => _encoder;

    /// <summary>The number of trials on which the models rest.</summary>
    public int Count => _losses.Count;

    /// <summary>Takes a finished trial. A trial without a value of every objective is ignored.</summary>
    public void Tell(Trial trial)
    {
        var objectives = _settings.Objectives;
        if (trial.State != TrialState.Completed) return;
        var losses = objectives.Losses(trial);
        losses[0] = -objectives.Penalized(trial);
        if (!losses.All(double.IsFinite)) return;
        var point = _encoder.Encode(trial.Genotype, trial.Fidelity);
        for (var i = 0; i < losses.Length; i++) _objectives[i].Observe(point, -losses[i]);
        var known = _settings.Feasible.Estimate(trial.Genotype).Costs;
        foreach (var limit in objectives.Limits)
            if (!known.ContainsKey(limit.Cost) && trial.Costs.TryGetValue(limit.Cost, out var cost)) Bound(limit.Cost, -limit.Max).Observe(point, -cost);
        foreach (var floor in objectives.Floors)
            if (trial.Metrics.TryGetValue(floor.Metric, out var value))
                Bound(floor.Metric, floor.Maximize ? floor.Value : -floor.Value).Observe(point, floor.Maximize ? value : -value);
        _losses.Add(losses);
        _fitness.Add(objectives.Fitness(trial));
        _isFeasible.Add(objectives.IsFeasible(trial) && objectives.Shortfall(trial) == 0);
    }

    /// <summary>The model of a value of which more is better, and which has to be at least <paramref name="least"/>.</summary>
    private SurrogateModel Bound(string name, double least)
    {
        if (!_bounds.TryGetValue((name, least), out var model)) _bounds.Add((name, least), model = new SurrogateModel(_shape));
        return model;
    }

    /// <summary>Brings all models up to date.</summary>
    /// <param name="outstanding">The architectures whose trials are running.</param>
    public void Prepare(IEnumerable<Genotype> outstanding)
    {
        Point[] points = [.. outstanding.Select(genotype => _encoder.Encode(genotype))];
        foreach (var model in _objectives.Concat(_bounds.Values)) model.Prepare(points);
    }

    /// <summary>
    /// How well the model predicts: the correlation of the first objective's normal scores with their leave-one-out means; the lowest one, if something has
    /// to be good enough. 0 if it is undefined.
    /// </summary>
    public double Foresight() =>
        _settings.Objectives.Floors.Count == 0 ? Foresight(_objectives[0]) : _bounds.Values.Append(_objectives[0]).Min(Foresight);

    private static double Foresight(SurrogateModel model)
    {
        model.Prepare([]);
        var scores = model.Members.ToArray().Select(i => model.Scores[i]);
        return Correlation.Pearson(scores, model.Posterior.LeaveOneOut()) is var r && double.IsNaN(r) ? 0 : r;
    }

    /// <summary>The expected improvement of the first objective over the best posterior mean of the trials.</summary>
    /// <param name="margin">An additional gain that is asked for, in standard deviations of all results.</param>
    public IAcquisition Improvement(double margin)
    {
        var model = _objectives[0];
        var best = double.NegativeInfinity;
        for (var i = 0; i < model.Members.Length; i++)
            if (_isFeasible[model.Members[i]])
                best = Math.Max(best, model.Posterior.FittedMean(i));
        return WithinLimits(double.IsNegativeInfinity(best) ? null : new LogImprovement(model.Posterior, best + margin));
    }

    /// <summary>The expected improvement of the front's hypervolume.</summary>
    /// <param name="random">The source of random weights, for three objectives or more.</param>
    public IAcquisition FrontImprovement(Random random)
    {
        double[][] feasible = [.. Feasible.Select(i => _losses[i])];
        if (feasible.Length == 0) return WithinLimits(null);
        ObjectiveBelief[] beliefs = [.. _settings.Objectives.All.Select((objective, i) => new ObjectiveBelief(_settings, objective, _objectives[i]))];
        var reference = Reference(feasible);
        return WithinLimits(beliefs.Length == 2
            ? new HypervolumeImprovement(beliefs[0], beliefs[1], feasible, reference)
            : new ScalarizedImprovement(beliefs, feasible, reference, random));
    }

    /// <summary>
    /// The architectures whose neighbours are considered: the best by mean and by value, or some members of the front; the best that are good enough.
    /// </summary>
    public IEnumerable<Genotype> Incumbents(Random random)
    {
        var model = _objectives[0];
        int[] feasible = [.. Feasible];
        if (_settings.Objectives.Floors.Count > 0 && (_objectives.Length == 1 || feasible.Length == 0))
            return (feasible.Length > 0 ? feasible : Enumerable.Range(0, Count)).OrderByDescending(i => _fitness[i]).Take(Incumbent)
                .Select(i => model.Points[i].Genotype).Distinct();
        if (_objectives.Length > 1)
        {
            int[] front = [.. ParetoDominance.Front([.. feasible.Select(i => _losses[i])]).Select(i => feasible[i])];
            random.Shuffle(front);
            return front.Take(Incumbent).Select(i => model.Points[i].Genotype);
        }
        var members = model.Members.ToArray();
        var means = Enumerable.Range(0, members.Length).Select(model.Posterior.FittedMean).ToArray();
        var best = Enumerable.Range(0, members.Length).OrderByDescending(i => means[i]).ThenBy(i => i).Take(5).Select(i => members[i]);
        return best.Append(Enumerable.Range(0, model.Count).MaxBy(i => model.Values[i])).Distinct().Select(i => model.Points[i].Genotype);
    }

    /// <summary>The posterior mean of the first objective, as a normal score.</summary>
    public double Mean(Genotype genotype) => _objectives[0].Posterior.Mean(_encoder.Encode(genotype));

    private IEnumerable<int> Feasible => Enumerable.Range(0, Count).Where(i => _isFeasible[i]);

    private IAcquisition WithinLimits(IAcquisition? improvement) =>
        improvement is not null && _bounds.Count == 0
            ? improvement
            : new FeasibleImprovement(improvement, [.. _bounds.Select(b => (b.Value, b.Key.Least))]);

    /// <summary>
    /// The reference point as losses: that of the settings, else the worst values of the feasible trials, which makes a search look for the ends of
    /// the front.
    /// </summary>
    private double[] Reference(double[][] losses) => _settings.Reference is { } given
        ? [.. given.Select((value, i) => _settings.Objectives.All[i].Maximize ? -value : value)]
        : [.. Enumerable.Range(0, _objectives.Length).Select(i => losses.Max(l => l[i]))];
}
