using NasGen.Search.Numerics;

namespace NasGen.Search.Surrogates;

/// <summary>
/// Regression by a Gaussian process of zero mean (Rasmussen and Williams 2006, algorithm 2.1) on given covariances; the kernel knows the points.
/// Points are added one by one, and each costs one row of the Cholesky factor.
/// </summary>
internal sealed class GaussianProcess
{
    private readonly CholeskyFactor _factor = new();
    private double[] _targets = [];
    private double[] _weights = [];
    private double[] _block = [];

    /// <summary>The number of points conditioned on.</summary>
    public int Count => _factor.Count;

    /// <summary>Adds a point.</summary>
    /// <param name="covariances">The covariances with the earlier points and, last, its own variance including noise.</param>
    /// <returns>False if the covariance matrix would not be positive definite; nothing is added then.</returns>
    public bool TryAdd(ReadOnlySpan<double> covariances) => _factor.TryAppend(covariances);

    /// <summary>Forgets the points from this one on.</summary>
    public void Truncate(int count) => _factor.Truncate(count);

    /// <summary>Sets the value of every point: α = (K + σ²I)⁻¹y.</summary>
    public void SetTargets(ReadOnlySpan<double> targets)
    {
        _targets = targets[..Count].ToArray();
        _weights = targets[..Count].ToArray();
        _factor.Solve(_weights);
    }

    /// <summary>log p(y | X): equation 2.30.</summary>
    public double LogMarginalLikelihood =>
        -0.5 * VectorMath.Dot(_targets, _weights) - 0.5 * _factor.LogDeterminant - 0.5 * Count * Math.Log(2 * Math.PI);

    /// <summary>The posterior mean of a place, given its covariances with the points: equation 2.25.</summary>
    public double Mean(ReadOnlySpan<double> covariances) => VectorMath.Dot(covariances[..Count], _weights);

    /// <summary>The posterior mean at a point conditioned on: y − σ²α, since (K + σ²I)α = y.</summary>
    public double FittedMean(int point, double noise) => _targets[point] - noise * _weights[point];

    /// <summary>The means of each point given all others: equation 5.12, y − α / diag(K⁻¹).</summary>
    public double[] LeaveOneOut()
    {
        var inverse = new double[Count * (Count + 1) / 2];
        _factor.Invert(inverse);
        var means = new double[Count];
        for (int i = 0, diagonal = 0; i < Count; i++, diagonal += i + 1) means[i] = _targets[i] - _weights[i] / inverse[diagonal];
        return means;
    }

    /// <summary>
    /// Posterior means and standard deviations of the noise-free function at several places: equations 2.25 and 2.26.
    /// </summary>
    /// <param name="covariances">The covariances with the points, one row of length <paramref name="stride"/> per place.</param>
    /// <param name="stride">The length of a row.</param>
    /// <param name="variances">The prior variances of the places.</param>
    /// <param name="means">Receives the means.</param>
    /// <param name="deviations">Receives the deviations.</param>
    public void Predict(ReadOnlySpan<double> covariances, int stride, ReadOnlySpan<double> variances, Span<double> means, Span<double> deviations)
    {
        const int Width = CholeskyFactor.Block;
        var count = Count;
        if (_block.Length < count * Width) _block = new double[2 * count * Width];
        var block = _block.AsSpan(0, count * Width);
        Span<double> explained = stackalloc double[Width];
        for (var start = 0; start < variances.Length; start += Width)
        {
            var columns = Math.Min(Width, variances.Length - start);
            block.Clear();
            for (var c = 0; c < columns; c++)
            {
                var row = covariances.Slice((start + c) * stride, count);
                means[start + c] = VectorMath.Dot(row, _weights);
                for (var i = 0; i < row.Length; i++) block[i * Width + c] = row[i];
            }
            _factor.SolveLowerBlock(block);
            explained.Clear();
            for (var i = 0; i < block.Length; i++) explained[i % Width] += block[i] * block[i];
            for (var c = 0; c < columns; c++) deviations[start + c] = Math.Sqrt(Math.Max(variances[start + c] - explained[c], 0));
        }
    }

    /// <summary>
    /// The derivative of log p(y | X) by each covariance, ½(ααᵀ − K⁻¹) of equation 5.9, packed as the lower triangle; an element off the
    /// diagonal stands for itself and its mirror image.
    /// </summary>
    public void CovarianceGradient(Span<double> packed)
    {
        _factor.Invert(packed);
        for (int i = 0, at = 0; i < Count; i++)
            for (var j = 0; j <= i; j++, at++)
                packed[at] = (_weights[i] * _weights[j] - packed[at]) * (i == j ? 0.5 : 1);
    }
}
