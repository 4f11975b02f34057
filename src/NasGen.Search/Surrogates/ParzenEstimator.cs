using NasGen.Search.Numerics;
using NasGen.Search.Spaces;

namespace NasGen.Search.Surrogates;

/// <summary>
/// A density over architectures: a mixture of a uniform component and one component around each observation. Each component is a product over
/// decisions, therefore options that occur together stay together (Falkner, Klein and Hutter 2018, <i>BOHB</i>). An option without order keeps the
/// observation's option or, with the total weight of one observation, becomes any other. A numeric option is a normal distribution over
/// positions, cut to [0, 1]. A decision that is not alive in an observation is uniform there.
/// </summary>
internal sealed class ParzenEstimator
{
    private readonly PointEncoder _encoder;
    private readonly IReadOnlyList<Point> _observations;
    private readonly double _bandwidth;
    private readonly double[][][] _kernels;

    /// <param name="encoder">The encoder of the points.</param>
    /// <param name="observations">The points at which the components are centred.</param>
    public ParzenEstimator(PointEncoder encoder, IReadOnlyList<Point> observations)
    {
        _encoder = encoder;
        _observations = observations;
        var varying = encoder.HasSeveral.Count(several => several);
        _bandwidth = 0.2 * Math.Pow(Math.Max(observations.Count, 1), -1.0 / (varying + 4));
        _kernels = [.. encoder.OptionCounts.Select((count, d) => Enumerable.Range(0, count).Select(option => Kernel(d, option, count)).ToArray())];
    }

    /// <summary>An architecture drawn from the density; it may be infeasible.</summary>
    public Genotype Sample(Random random)
    {
        var center = random.Next(_observations.Count + 1) is var i && i < _observations.Count ? _observations[i] : null;
        var space = _encoder.Space;
        var genes = new double[space.Decisions.Count];
        for (var d = 0; d < genes.Length; d++)
        {
            genes[d] = double.NaN;
            if (space.IsAlive(d, genes) && center is not null && center.Codes[d] >= 0) genes[d] = Draw(d, center, random);
            else if (space.IsAlive(d, genes)) genes[d] = Uniform(d, random);
        }
        return space.Canonical(genes);
    }

    /// <summary>The logarithm of the density, up to a constant that depends on which decisions are alive.</summary>
    public double LogDensity(Point point)
    {
        var logarithms = new double[_observations.Count + 1];
        for (var i = 0; i < _observations.Count; i++)
            for (var d = 0; d < point.Codes.Length; d++)
                if (point.Codes[d] >= 0 && _encoder.HasSeveral[d])
                    logarithms[i] += Math.Log(Relative(d, _observations[i], point));
        var most = logarithms.Max();
        return most + Math.Log(logarithms.Sum(l => Math.Exp(l - most)) / logarithms.Length);
    }

    /// <summary>The ratio of a decision's density around an observation to the uniform density.</summary>
    private double Relative(int decision, Point center, Point point)
    {
        if (center.Codes[decision] < 0) return 1;
        if (_encoder.OptionCounts[decision] is > 0 and var count) return count * _kernels[decision][center.Codes[decision]][point.Codes[decision]];
        var (mean, z) = (center.Positions[decision], (point.Positions[decision] - center.Positions[decision]) / _bandwidth);
        var inside = StandardNormal.Cumulative((1 - mean) / _bandwidth) - StandardNormal.Cumulative(-mean / _bandwidth);
        return Math.Max(StandardNormal.Density(z) / (_bandwidth * inside), 1e-12);
    }

    private double Draw(int decision, Point center, Random random)
    {
        if (_encoder.OptionCounts[decision] > 0) return random.NextIndex(_kernels[decision][center.Codes[decision]]);
        while (true)
            if (center.Positions[decision] + _bandwidth * random.NextGaussian() is >= 0 and <= 1 and var position)
                return _encoder.Space.Decisions[decision].Domain.AtPosition(position);
    }

    private double Uniform(int decision, Random random) =>
        _encoder.OptionCounts[decision] is > 0 and var count ? random.Next(count) : _encoder.Space.Decisions[decision].Domain.AtPosition(random.NextDouble());

    private double[] Kernel(int decision, int center, int count)
    {
        var floor = 1.0 / (count * (_observations.Count + 1));
        double[] weights = [.. Enumerable.Range(0, count).Select(option => floor + (_encoder.IsNumeric[decision]
            ? Math.Exp(-0.5 * Math.Pow((_encoder.Position(decision, option) - _encoder.Position(decision, center)) / _bandwidth, 2))
            : option == center ? 1 : 0))];
        var sum = weights.Sum();
        return [.. weights.Select(w => w / sum)];
    }
}
