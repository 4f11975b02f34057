using NasGen.Search.Numerics;

namespace NasGen.Search.Surrogates;

/// <summary>A Gaussian process over genotypes with given hyper-parameters, to which points are added one by one.</summary>
internal sealed class GenotypePosterior
{
    private readonly KernelTables _kernel;
    private readonly GaussianProcess _process = new();
    private readonly double[] _row;
    private readonly double[] _scratch;
    private double[] _covariances = [];

    public GenotypePosterior(KernelShape shape, ReadOnlySpan<double> logarithms, int capacity)
    {
        _kernel = new KernelTables(shape, logarithms, capacity);
        _row = new double[capacity];
        _scratch = new double[capacity];
    }

    /// <summary>The number of points conditioned on.</summary>
    public int Count => _process.Count;

    /// <summary>Whether there is room for another point.</summary>
    public bool HasRoom => Count < _kernel.Capacity;

    /// <summary>Adds a point; its value follows with <see cref="SetTargets"/>.</summary>
    public void Add(Point point)
    {
        _kernel.Covariances(point, _row, _scratch);
        var n = Count;
        var variance = _kernel.Variance(point) + _kernel.Noise;
        _kernel.Add(point);
        for (var jitter = 0.0; ; jitter = jitter == 0 ? 1e-10 : 10 * jitter)
        {
            _row[n] = variance * (1 + jitter);
            if (_process.TryAdd(_row.AsSpan(0, n + 1))) return;
        }
    }

    /// <summary>Forgets the points from this one on.</summary>
    public void Truncate(int count)
    {
        _kernel.Truncate(count);
        _process.Truncate(count);
    }

    /// <summary>Sets the value of every point.</summary>
    public void SetTargets(ReadOnlySpan<double> targets) => _process.SetTargets(targets);

    /// <summary>The posterior mean at a point conditioned on.</summary>
    public double FittedMean(int point) => _process.FittedMean(point, _kernel.Noise);

    /// <summary>The leave-one-out means: the prediction of each point's value from all other points.</summary>
    public double[] LeaveOneOut() => _process.LeaveOneOut();

    /// <summary>The posterior mean at a point.</summary>
    public double Mean(Point point)
    {
        _kernel.Covariances(point, _row, _scratch);
        return _process.Mean(_row);
    }

    /// <summary>Posterior means and deviations of the noise-free function.</summary>
    public void Predict(IReadOnlyList<Point> points, Span<double> means, Span<double> deviations)
    {
        const int Chunk = 4 * CholeskyFactor.Block;
        var n = Count;
        if (_covariances.Length < n * Chunk) _covariances = new double[_kernel.Capacity * Chunk];
        Span<double> variances = stackalloc double[Chunk];
        for (var start = 0; start < points.Count; start += Chunk)
        {
            var size = Math.Min(Chunk, points.Count - start);
            for (var i = 0; i < size; i++)
            {
                _kernel.Covariances(points[start + i], _covariances.AsSpan(i * n, n), _scratch);
                variances[i] = _kernel.Variance(points[start + i]);
            }
            _process.Predict(_covariances, n, variances[..size], means.Slice(start, size), deviations.Slice(start, size));
        }
    }
}
