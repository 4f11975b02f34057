using System.Runtime.InteropServices;

namespace NasGen.Search.Surrogates;

/// <summary>
/// The model of one objective: its observations in the order of telling, hyper-parameters that are fitted at fixed numbers of observations, and a
/// posterior. All of it is a function of the observations only, therefore a resumed search has the same model. Beyond
/// <see cref="MostPoints"/> observations the posterior rests on a subset: one half are the best, the other half are evenly spread over the others
/// in the order of telling; all observations since the last choice of the subset are added.
/// </summary>
/// <param name="shape">The kernel.</param>
/// <param name="scale">Makes scores of mean 0 of the values; normal scores if it is <see langword="null"/>.</param>
internal sealed class SurrogateModel(KernelShape shape, Func<ReadOnlySpan<double>, double[]>? scale = null)
{
    /// <summary>The size of the subset.</summary>
    public const int MostPoints = 448;

    /// <summary>The number of observations after which the subset is chosen anew.</summary>
    private const int Renewal = 64;

    /// <summary>The size of the subset to which hyper-parameters are fitted.</summary>
    private const int MostFitted = 200;

    private const int FewestFitted = 4;
    private const int FirstSteps = 25;
    private const int WarmSteps = 8;

    private readonly Func<ReadOnlySpan<double>, double[]> _scale = scale ?? NormalScores.Of;
    private readonly List<Point> _points = [];
    private readonly List<double> _values = [];
    private double[]? _logarithms;
    private int _fitted;
    private GenotypePosterior? _posterior;
    private int _posteriorFit;
    private int[] _members = [];
    private int _prepared;
    private int _base;

    /// <summary>The number of observations.</summary>
    public int Count => _points.Count;

    /// <summary>The points observed, in the order of telling.</summary>
    public IReadOnlyList<Point> Points => _points;

    /// <summary>The values observed, more is better.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>The scores of the values.</summary>
    public double[] Scores { get; private set; } = [];

    /// <summary>The indices in <see cref="Points"/> of the observations on which the posterior rests.</summary>
    public ReadOnlySpan<int> Members => _members;

    /// <summary>The posterior. Call <see cref="Prepare"/> first.</summary>
    public GenotypePosterior Posterior => _posterior!;

    /// <summary>Adds an observation.</summary>
    public void Observe(Point point, double value)
    {
        _points.Add(point);
        _values.Add(value);
    }

    /// <summary>Brings hyper-parameters and posterior up to date, and adds points of running trials at their posterior means.</summary>
    public void Prepare(IReadOnlyList<Point> outstanding)
    {
        Fit();
        if (_prepared != Count || _posterior is null) Condition();
        _posterior!.Truncate(_members.Length);
        if (outstanding.Count == 0)
        {
            _posterior.SetTargets(Targets(_members.Length));
            return;
        }
        var targets = Targets(_members.Length + outstanding.Count);
        _posterior.SetTargets(targets);
        for (var i = 0; i < outstanding.Count; i++) targets[_members.Length + i] = _posterior.Mean(outstanding[i]);
        for (var i = 0; i < outstanding.Count && _posterior.HasRoom; i++) _posterior.Add(outstanding[i]);
        _posterior.SetTargets(targets);
    }

    private double[] Targets(int length)
    {
        var targets = new double[length];
        for (var i = 0; i < _members.Length; i++) targets[i] = Scores[_members[i]];
        return targets;
    }

    private void Fit()
    {
        for (var next = Next(_fitted); next <= Count; next = Next(_fitted))
        {
            var members = Subset(next, MostFitted);
            var scores = _scale(CollectionsMarshal.AsSpan(_values)[..next]);
            var fit = new HyperParameterFit(shape, [.. members.Select(i => _points[i])], [.. members.Select(i => scores[i])]);
            _logarithms = _logarithms is null ? fit.Improve(shape.PriorMeans, FirstSteps) : fit.Improve(_logarithms, WarmSteps);
            _fitted = next;
        }
        _logarithms ??= shape.PriorMeans;
    }

    private static int Next(int fitted) => fitted == 0 ? FewestFitted : fitted + Math.Max(1, fitted / (fitted < 200 ? 16 : 10));

    private void Condition()
    {
        Scores = _scale(CollectionsMarshal.AsSpan(_values));
        var count = Count;
        var start = count <= MostPoints ? 0 : count / Renewal * Renewal;
        if (_posterior is null || _posteriorFit != _fitted || _base != start)
        {
            _posterior = new GenotypePosterior(shape, _logarithms, Capacity(count));
            (_posteriorFit, _base) = (_fitted, start);
            _members = start == 0 ? [] : Subset(start, MostPoints);
            foreach (var i in _members) _posterior.Add(_points[i]);
            _prepared = start;
        }
        else _posterior.Truncate(_members.Length);
        for (; _prepared < count; _prepared++)
        {
            _posterior.Add(_points[_prepared]);
            _members = [.. _members, _prepared];
        }
    }

    /// <summary>Room for the points until the next fit or renewal, and for points whose trials are running.</summary>
    private static int Capacity(int count) => Math.Min(count + count / 8, MostPoints + Renewal) + 72;

    /// <summary>The subset of the first observations: all, or as many as given, half of them the best and half evenly spread.</summary>
    private int[] Subset(int count, int most)
    {
        if (count <= most) return [.. Enumerable.Range(0, count)];
        int[] byValue = [.. Enumerable.Range(0, count).OrderByDescending(i => _values[i]).ThenBy(i => i)];
        int[] others = [.. byValue[(most / 2)..].Order()];
        var spread = most - most / 2;
        return [.. byValue[..(most / 2)].Concat(Enumerable.Range(0, spread).Select(i => others[(long)i * others.Length / spread])).Order()];
    }
}
