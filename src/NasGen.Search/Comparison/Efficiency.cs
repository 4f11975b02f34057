using NasGen.Search.Numerics;

namespace NasGen.Search.Comparison;

/// <summary>What random search in a space is expected to find.</summary>
/// <param name="Architectures">The number of architectures that are tried.</param>
/// <param name="Seconds">How long their trainings take on average; NaN if it is not known.</param>
/// <param name="Best">The expected quality of the best of them.</param>
internal sealed record Efficiency(int Architectures, double Seconds, double Best)
{
    private const int Points = 25;

    /// <summary>The expectation for a number of architectures.</summary>
    public static Efficiency Of(SpaceSample sample, ComparedMeasures measures, int architectures) => new(
        architectures, architectures * sample.MeanSeconds, measures.Unsigned(ExpectedBest.Mean(measures.Signed(sample), architectures)));

    /// <summary>The expectation from one architecture to the whole sample, at numbers whose ratios are equal where whole numbers allow.</summary>
    public static IReadOnlyList<Efficiency> Curve(SpaceSample sample, ComparedMeasures measures) =>
    [
        .. Enumerable.Range(0, Points).Select(i => (int)Math.Round(Math.Pow(sample.Count, i / (Points - 1.0)))).Distinct()
            .Select(count => Of(sample, measures, count)),
    ];

    /// <summary>
    /// Both expectations in the time of the faster sample, the second one's architectures rounded down: a space may win per architecture and lose per second.
    /// </summary>
    /// <returns>The two; <see langword="null"/> if durations are not known.</returns>
    public static (Efficiency First, Efficiency Second)? AtEqualTime(SpaceSample first, SpaceSample second, ComparedMeasures measures)
    {
        var time = Math.Min(first.Count * first.MeanSeconds, second.Count * second.MeanSeconds);
        return time > 0 ? (Within(first), Within(second)) : null;

        Efficiency Within(SpaceSample sample) => Of(sample, measures, Math.Clamp((int)(time / sample.MeanSeconds + 1e-9), 1, sample.Count));
    }
}
