using NasGen.Search.Numerics;
using NasGen.Search.Surrogates;

namespace NasGen.Search.Acquisitions;

/// <summary>
/// For any number of objectives: the expected improvement of one random scalarization, which is the smallest weighted gain over the reference. Its
/// mean over all weights is the hypervolume (Zhang and Golovin 2020, <i>Random hypervolume scalarizations for provable multi-objective black
/// box optimization</i>).
/// </summary>
internal sealed class ScalarizedImprovement : IAcquisition
{
    private const int Draws = 64;

    private readonly IReadOnlyList<ObjectiveBelief> _beliefs;
    private readonly IReadOnlyList<double> _reference;
    private readonly double[] _weights;
    private readonly int[][] _quantiles;
    private readonly double _best;

    /// <param name="beliefs">One belief per objective.</param>
    /// <param name="losses">The losses of the trials so far; lower is better.</param>
    /// <param name="reference">The worst point that counts, as losses.</param>
    /// <param name="random">The source of the weights.</param>
    public ScalarizedImprovement(IReadOnlyList<ObjectiveBelief> beliefs, IReadOnlyList<double[]> losses, IReadOnlyList<double> reference, Random random)
    {
        (_beliefs, _reference) = (beliefs, reference);
        double[] direction = [.. beliefs.Select(_ => Math.Abs(random.NextGaussian()) + 1e-3)];
        _weights = [.. direction.Select((d, j) => 1 / (d * Math.Max(reference[j] - losses.Min(l => l[j]), 1e-12)))];
        _quantiles = [.. Enumerable.Range(0, Draws).Select(_ => beliefs.Select(_ => ObjectiveBelief.DrawQuantile(random)).ToArray())];
        _best = losses.Max(l => Gain(j => l[j]));
    }

    public void Score(IReadOnlyList<Point> points, Span<double> scores)
    {
        WeightedLoss[][][] losses = [.. _beliefs.Select(b => b.Losses(points))];
        for (var p = 0; p < points.Count; p++)
        {
            var sum = 0.0;
            foreach (var draw in _quantiles)
                sum += Math.Max(0, Gain(j => losses[j][p][Math.Min(draw[j], losses[j][p].Length - 1)].Loss) - _best);
            scores[p] = Math.Log(sum / Draws);
        }
    }

    private double Gain(Func<int, double> loss)
    {
        var least = double.PositiveInfinity;
        for (var j = 0; j < _weights.Length; j++) least = Math.Min(least, _weights[j] * (_reference[j] - loss(j)));
        return least;
    }
}
