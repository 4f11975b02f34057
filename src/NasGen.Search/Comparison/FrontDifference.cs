using NasGen.Search.Numerics;
using NasGen.Search.Pareto;

namespace NasGen.Search.Comparison;

/// <summary>The Pareto fronts of two samples in one box.</summary>
/// <param name="First">The hypervolume of the first front, as a share of the box.</param>
/// <param name="Second">The hypervolume of the second front.</param>
/// <param name="Low">The lower end of the 95 % interval of the difference first − second: a bootstrap over the architectures.</param>
/// <param name="High">The upper end.</param>
/// <param name="PValue">
/// The share of random divisions of all points that differ at least as much: whether the difference could be chance. The interval alone would find one in ten
/// pairs of samples of one space different, because a resample cannot have a better point than its sample.
/// </param>
/// <param name="Joint">How many architectures of each are on the front of both together.</param>
internal sealed record FrontDifference(double First, double Second, double Low, double High, double PValue, (int First, int Second) Joint)
{
    private const int Permutations = 1000;

    /// <summary>The difference of the hypervolumes; positive values favour the first.</summary>
    public double Estimate => First - Second;

    /// <summary>Compares two fronts.</summary>
    /// <param name="first">The points of one sample as losses: the quality, then the costs.</param>
    /// <param name="second">The points of the other sample.</param>
    /// <param name="box">The box.</param>
    public static FrontDifference Of(IReadOnlyList<double[]> first, IReadOnlyList<double[]> second, FrontBox box)
    {
        double[][] one = [.. first.Select(box.Place)], other = [.. second.Select(box.Place)];
        var (low, high) = Bootstrap.Interval(
            "front-difference", random => Volume(Bootstrap.Resample(one, random)) - Volume(Bootstrap.Resample(other, random)));
        double[][] all = [.. one, .. other];
        var joint = ParetoDominance.Front(all);
        var ofFirst = joint.Count(place => place < one.Length);
        var (volume, otherVolume) = (Volume(one), Volume(other));
        return new FrontDifference(volume, otherVolume, low, high, Chance(all, one.Length, Math.Abs(volume - otherVolume)), (ofFirst, joint.Count - ofFirst));
    }

    private static double Chance(double[][] all, int first, double observed)
    {
        var random = new RandomStream(0, "front-permutations");
        var larger = 0;
        for (var p = 0; p < Permutations; p++)
        {
            random.Shuffle(all);
            if (Math.Abs(Volume(all[..first]) - Volume(all[first..])) >= observed) larger++;
        }
        return (1.0 + larger) / (1 + Permutations);
    }

    /// <summary>The hypervolume of points on the box's own scale.</summary>
    public static double Volume(IReadOnlyList<double[]> placed) => Hypervolume.Of(placed, [.. Enumerable.Repeat(1.0, placed[0].Length)]);
}
