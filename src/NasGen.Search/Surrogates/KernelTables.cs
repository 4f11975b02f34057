using NasGen.Search.Numerics;

namespace NasGen.Search.Surrogates;

/// <summary>
/// Covariances of any point with a growing set of points, for given hyper-parameters. A table holds, for each option of each decision, a row of its
/// contributions to the exponent: a point therefore costs a few vector additions and one vector exponential.
/// </summary>
internal sealed class KernelTables
{
    private readonly PointEncoder _encoder;
    private readonly List<Point> _points = [];
    private readonly double[] _option;
    private readonly double[] _distance;
    private readonly double[] _path;
    private readonly double[] _costDistance;
    private readonly double[] _costSlope;
    private readonly double _signal, _noise;
    private readonly double[][][] _exponents;
    private readonly Dictionary<long, double[]>[] _pathCounts;
    private readonly double[][] _pathTotals;
    private readonly double[][] _costs;

    public KernelTables(KernelShape shape, ReadOnlySpan<double> logarithms, int capacity)
    {
        _encoder = shape.Encoder;
        Capacity = capacity;
        var decisions = _encoder.HasSeveral.Length;
        (_option, _distance) = (new double[decisions], new double[decisions]);
        _path = new double[_encoder.CellCount];
        (_costDistance, _costSlope) = (new double[_encoder.CostCount], new double[_encoder.CostCount]);
        for (var p = 0; p < logarithms.Length; p++)
        {
            var value = Math.Exp(logarithms[p]);
            var (term, index) = (shape.Parameters[p].Term, shape.Parameters[p].Index);
            switch (term)
            {
                case KernelTerm.Option: _option[index] = value; break;
                case KernelTerm.Distance: _distance[index] = value; break;
                case KernelTerm.Path: _path[index] = value; break;
                case KernelTerm.CostDistance: _costDistance[index] = value; break;
                case KernelTerm.CostSlope: _costSlope[index] = value; break;
                case KernelTerm.Signal: _signal = value; break;
                default: _noise = value; break;
            }
        }
        _exponents = Tables();
        _pathCounts = [.. _path.Select(_ => new Dictionary<long, double[]>())];
        _pathTotals = [.. _path.Select(_ => new double[capacity])];
        _costs = [.. _costDistance.Select(_ => new double[capacity])];
    }

    /// <summary>The number of points for which there is room.</summary>
    public int Capacity { get; }

    /// <summary>The points so far.</summary>
    public int Count => _points.Count;

    /// <summary>The variance of the noise.</summary>
    public double Noise => _noise;

    /// <summary>The prior variance of the noise-free function at a point.</summary>
    public double Variance(Point point)
    {
        var variance = _signal;
        for (var c = 0; c < _costSlope.Length; c++) variance += _costSlope[c] * point.Costs[c] * point.Costs[c];
        return variance;
    }

    /// <summary>Adds a point.</summary>
    public void Add(Point point)
    {
        var i = _points.Count;
        _points.Add(point);
        for (var d = 0; d < _option.Length; d++)
        {
            var count = _encoder.OptionCounts[d];
            if (!_encoder.HasSeveral[d] || count == 0) continue;
            for (var option = -1; option < count; option++)
            {
                var position = option >= 0 && _encoder.IsNumeric[d] ? _encoder.Position(d, option) : 0;
                _exponents[d][option + 1][i] = Exponent(d, option, position, point);
            }
        }
        for (var c = 0; c < _path.Length; c++)
        {
            _pathTotals[c][i] = point.Paths[c].Length;
            foreach (var path in point.Paths[c])
            {
                if (!_pathCounts[c].TryGetValue(path, out var counts)) _pathCounts[c].Add(path, counts = new double[Capacity]);
                counts[i]++;
            }
        }
        for (var c = 0; c < _costs.Length; c++) _costs[c][i] = point.Costs[c];
    }

    /// <summary>Forgets the points from this one on.</summary>
    public void Truncate(int count)
    {
        for (var i = count; i < _points.Count; i++)
            for (var c = 0; c < _path.Length; c++)
                foreach (var path in _points[i].Paths[c])
                    _pathCounts[c][path][i] = 0;
        _points.RemoveRange(count, _points.Count - count);
    }

    /// <summary>The covariances of a point with the points, without noise.</summary>
    /// <param name="row">Receives the covariances; one element per point or more.</param>
    /// <param name="scratch">A buffer of the same size.</param>
    public void Covariances(Point point, Span<double> row, Span<double> scratch)
    {
        var n = _points.Count;
        row = row[..n];
        scratch = scratch[..n];
        row.Clear();
        for (var d = 0; d < _option.Length; d++)
        {
            if (!_encoder.HasSeveral[d]) continue;
            if (_encoder.OptionCounts[d] > 0) VectorMath.Add(_exponents[d][point.Codes[d] + 1].AsSpan(0, n), row);
            else
                for (var i = 0; i < n; i++)
                    row[i] += Exponent(d, point.Codes[d], point.Positions[d], _points[i]);
        }
        AddPaths(point, row, scratch);
        for (var c = 0; c < _costs.Length; c++)
        {
            if (_costDistance[c] == 0) continue;
            var (costs, z, weight) = (_costs[c], point.Costs[c], _costDistance[c]);
            for (var i = 0; i < n; i++) row[i] += weight * (costs[i] - z) * (costs[i] - z);
        }
        VectorMath.Decay(_signal, row);
        for (var c = 0; c < _costs.Length; c++)
            if (_costSlope[c] != 0)
                VectorMath.AddScaled(_costSlope[c] * point.Costs[c], _costs[c].AsSpan(0, n), row);
    }

    private void AddPaths(Point point, Span<double> row, Span<double> shared)
    {
        for (var c = 0; c < _path.Length; c++)
        {
            var paths = point.Paths[c];
            shared.Clear();
            for (var p = 0; p < paths.Length;)
            {
                var copies = 1;
                while (p + copies < paths.Length && paths[p + copies] == paths[p]) copies++;
                if (_pathCounts[c].TryGetValue(paths[p], out var counts))
                {
                    if (copies == 1) for (var i = 0; i < shared.Length; i++) shared[i] += counts[i] > 0 ? 1 : 0;
                    else for (var i = 0; i < shared.Length; i++) shared[i] += Math.Min(counts[i], copies);
                }
                p += copies;
            }
            var (totals, weight) = (_pathTotals[c], _path[c]);
            for (var i = 0; i < row.Length; i++) row[i] += weight * (totals[i] + paths.Length - 2 * shared[i]);
        }
    }

    private double Exponent(int decision, int option, double position, Point other) =>
        (option == other.Codes[decision] ? 0 : _option[decision])
        + _distance[decision] * KernelShape.Distance(option, position, other.Codes[decision], other.Positions[decision]);

    private double[][][] Tables() =>
    [
        .. _encoder.OptionCounts.Select((count, d) => count > 0 && _encoder.HasSeveral[d] ? count + 1 : 0)
            .Select(rows => Enumerable.Range(0, rows).Select(_ => new double[Capacity]).ToArray()),
    ];
}
