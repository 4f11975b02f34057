using NasGen.Search.Spaces;

namespace NasGen.Search.Surrogates;

/// <summary>
/// How much longer trainings take than their MACs say, learnt from those that have ended: a Gaussian process over the logarithm of the ratio (Snoek,
/// Larochelle and Adams 2012, section 3.2). Kinds of layers differ: a depthwise convolution takes several times as long per MAC as a dense one.
/// </summary>
internal sealed class DurationModel(PointEncoder encoder)
{
    private readonly SurrogateModel _model = new(new KernelShape(encoder), Centred);
    private bool _isCurrent;

    /// <summary>Adds a training.</summary>
    /// <param name="genotype">Its architecture.</param>
    /// <param name="ratio">Its seconds per second that was expected, above 0.</param>
    public void Observe(Genotype genotype, double ratio)
    {
        _model.Observe(encoder.Encode(genotype), Math.Log(ratio));
        _isCurrent = false;
    }

    /// <summary>The expected ratio of an architecture; 1 before the first training.</summary>
    public double Ratio(Genotype genotype)
    {
        if (_model.Count == 0) return 1;
        if (!_isCurrent) _model.Prepare([]);
        _isCurrent = true;
        return Math.Exp(_model.Values.Average() + _model.Posterior.Mean(encoder.Encode(genotype)));
    }

    private static double[] Centred(ReadOnlySpan<double> logarithms)
    {
        var centred = logarithms.ToArray();
        var mean = centred.Average();
        return Array.ConvertAll(centred, value => value - mean);
    }
}
