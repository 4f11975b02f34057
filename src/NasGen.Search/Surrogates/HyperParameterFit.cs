using NasGen.Search.Numerics;

namespace NasGen.Search.Surrogates;

/// <summary>
/// Hyper-parameters by maximum a posteriori: the log marginal likelihood (Rasmussen and Williams 2006, equations 5.8 and 5.9) plus normal priors
/// on the logarithms. The features of each pair of points do not depend on the hyper-parameters and are computed once.
/// </summary>
internal sealed class HyperParameterFit
{
    private const double Least = -9;
    private const double Most = 4;

    private readonly KernelShape _shape;
    private readonly double[][] _features;
    private readonly double[] _targets;
    private readonly double[] _product;
    private readonly double[] _covariance;
    private readonly double[] _gradient;
    private readonly GaussianProcess _process = new();

    public HyperParameterFit(KernelShape shape, IReadOnlyList<Point> points, double[] targets)
    {
        _shape = shape;
        _targets = targets;
        var pairs = points.Count * (points.Count + 1) / 2;
        _features = new double[shape.Parameters.Length][];
        for (var p = 0; p < _features.Length; p++)
        {
            var parameter = shape.Parameters[p];
            if (parameter.Term is KernelTerm.Signal or KernelTerm.Noise) continue;
            var feature = _features[p] = new double[pairs];
            for (int i = 0, at = 0; i < points.Count; i++)
                for (var j = 0; j <= i; j++)
                    feature[at++] = shape.Feature(parameter, points[i], points[j]);
        }
        _product = new double[pairs];
        _covariance = new double[pairs];
        _gradient = new double[pairs];
    }

    /// <summary>The logarithms after an ascent from these, which is never worse.</summary>
    public double[] Improve(double[] start, int steps) => new Rprop().Maximize(start, steps, LogPosterior, Least, Most);

    /// <summary>The log posterior of the hyper-parameters, up to a constant, and its gradient.</summary>
    public double LogPosterior(ReadOnlySpan<double> logarithms, Span<double> gradient)
    {
        if (!Condition(logarithms)) return double.NaN;
        _process.CovarianceGradient(_gradient);
        var value = _process.LogMarginalLikelihood;
        for (var p = 0; p < gradient.Length; p++)
        {
            var fromPrior = logarithms[p] - _shape.Parameters[p].PriorMean;
            value -= 0.5 * fromPrior * fromPrior;
            if (_shape.Parameters[p].Term is KernelTerm.Signal) gradient[p] = VectorMath.Dot(_gradient, _product);
            else if (_shape.Parameters[p].Term is KernelTerm.Noise) gradient[p] = Math.Exp(logarithms[p]) * Trace();
            else if (!_shape.Parameters[p].IsExponent) gradient[p] = Math.Exp(logarithms[p]) * VectorMath.Dot(_gradient, _features[p]);
        }
        VectorMath.Multiply(_product, _gradient);
        for (var p = 0; p < gradient.Length; p++)
        {
            if (_shape.Parameters[p].IsExponent) gradient[p] = -Math.Exp(logarithms[p]) * VectorMath.Dot(_gradient, _features[p]);
            gradient[p] -= logarithms[p] - _shape.Parameters[p].PriorMean;
        }
        return value;
    }

    /// <summary>The log marginal likelihood; NaN if the covariance is not positive definite.</summary>
    public double LogMarginalLikelihood(ReadOnlySpan<double> logarithms) => Condition(logarithms) ? _process.LogMarginalLikelihood : double.NaN;

    private bool Condition(ReadOnlySpan<double> logarithms)
    {
        Array.Clear(_product);
        double signal = 1, noise = 0;
        for (var p = 0; p < logarithms.Length; p++)
        {
            var parameter = _shape.Parameters[p];
            if (parameter.IsExponent) VectorMath.AddScaled(Math.Exp(logarithms[p]), _features[p], _product);
            else if (parameter.Term is KernelTerm.Signal) signal = Math.Exp(logarithms[p]);
            else if (parameter.Term is KernelTerm.Noise) noise = Math.Exp(logarithms[p]);
        }
        VectorMath.Decay(signal, _product);
        _product.CopyTo(_covariance, 0);
        for (var p = 0; p < logarithms.Length; p++)
            if (_shape.Parameters[p].Term is KernelTerm.CostSlope)
                VectorMath.AddScaled(Math.Exp(logarithms[p]), _features[p], _covariance);
        _process.Truncate(0);
        for (int i = 0, at = 0; i < _targets.Length; at += ++i)
        {
            _covariance[at + i] += noise;
            if (!_process.TryAdd(_covariance.AsSpan(at, i + 1))) return false;
        }
        _process.SetTargets(_targets);
        return true;
    }

    private double Trace()
    {
        var sum = 0.0;
        for (int i = 0, at = 0; i < _targets.Length; at += ++i) sum += _gradient[at + i];
        return sum;
    }
}
