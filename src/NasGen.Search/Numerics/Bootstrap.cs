using MathNet.Numerics.Statistics;

namespace NasGen.Search.Numerics;

/// <summary>The percentile bootstrap: Efron and Tibshirani 1993, <i>An Introduction to the Bootstrap</i>, chapter 13.</summary>
internal static class Bootstrap
{
    private const int Resamples = 1000;
    private const double Tail = 0.025;

    /// <summary>The 95 % interval of a statistic.</summary>
    /// <param name="name">The name of the stream of random numbers: equal samples and names give equal intervals.</param>
    /// <param name="statistic">The statistic of one resample, which it draws itself by <see cref="Resample"/>.</param>
    public static (double Low, double High) Interval(string name, Func<RandomStream, double> statistic)
    {
        var random = new RandomStream(0, name);
        var values = new double[Resamples];
        for (var r = 0; r < Resamples; r++) values[r] = statistic(random);
        return (values.Quantile(Tail), values.Quantile(1 - Tail));
    }

    /// <summary>As many draws from a sample as it has values, with replacement.</summary>
    public static T[] Resample<T>(IReadOnlyList<T> sample, RandomStream random)
    {
        var resample = new T[sample.Count];
        for (var i = 0; i < resample.Length; i++) resample[i] = sample[random.Next(sample.Count)];
        return resample;
    }
}
