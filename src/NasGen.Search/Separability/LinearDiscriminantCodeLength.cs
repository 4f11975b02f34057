namespace NasGen.Search.Separability;

/// <summary>
/// LDCL: the least number of hyperplanes whose sign patterns give every class a code of its own, so that all samples of a class lie on one
/// side of each hyperplane and no two classes have the same code. Of C classes it is at least ⌈log₂ C⌉; it is the same in all affine
/// coordinates. Defined, with what the tolerance means, in <c>docs/ldcl.md</c>.
/// </summary>
public static class LinearDiscriminantCodeLength
{
    /// <summary>The most classes that are looked at.</summary>
    public const int MostClasses = 128;

    /// <summary>
    /// Without a tolerance and for up to ten classes exact. Else the hyperplanes are found, but better ones may be missed: an upper bound,
    /// which is exact where it is ⌈log₂ C⌉.
    /// </summary>
    /// <param name="samples">One row each, all of one length.</param>
    /// <param name="classes">Of each sample.</param>
    /// <param name="tolerance">The share of each class that may lie on the wrong side of each hyperplane, in [0, ½); rounded down to samples.</param>
    /// <param name="allowance">Ends it where it takes too long: the answer is <see cref="CodeLengthKind.Unknown"/>.</param>
    /// <exception cref="ArgumentException">There is no sample, or samples and classes differ in number, or the tolerance is out of range.</exception>
    /// <exception cref="TypeInitializationException">OR-tools has no native library for this system.</exception>
    public static CodeLength Of(IReadOnlyList<double[]> samples, IReadOnlyList<int> classes, double tolerance = 0, CancellationToken allowance = default)
    {
        if (samples.Count == 0 || samples.Count != classes.Count) throw new ArgumentException($"{samples.Count} samples and {classes.Count} classes: there must be as many, and one at least.", nameof(samples));
        if (!(tolerance is >= 0 and < 0.5)) throw new ArgumentException($"The tolerance {tolerance} is not in [0, ½).", nameof(tolerance));
        if (!samples.All(row => row.All(double.IsFinite))) return new(CodeLengthKind.Undefined);
        var points = LabelledPoints.Of(samples, classes, tolerance);
        if (points.Dimensions == 0) return new(CodeLengthKind.Undefined);
        if (points.Classes > MostClasses) return new(CodeLengthKind.Unknown);
        try
        {
            return Of(points, allowance);
        }
        catch (OperationCanceledException)
        {
            return new(CodeLengthKind.Unknown);
        }
    }

    private static CodeLength Of(LabelledPoints points, CancellationToken allowance)
    {
        using var separator = new LinearSeparator(points);
        var dichotomies = new Dichotomies(points, separator, allowance);
        // Most layers without a code show it by a pair, and at little cost.
        if (points.Classes <= Dichotomies.MostEnumerated && !AllPairs(points.Classes).All(p => dichotomies.Divides(p.A, p.B)))
            return new(CodeLengthKind.Infinite, IsExact: dichotomies.IsComplete);
        var found = dichotomies.Find();
        if (CodeCover.Of(found, points.Classes, allowance) is not var (length, isLeast)) return new(CodeLengthKind.Infinite, IsExact: dichotomies.IsComplete);
        return new(CodeLengthKind.Finite, length, (isLeast && dichotomies.IsComplete) || length == CodeCover.LeastLength(points.Classes));
    }

    private static IEnumerable<(int A, int B)> AllPairs(int classes) =>
        from a in Enumerable.Range(0, classes)
        from b in Enumerable.Range(a + 1, classes - a - 1)
        select (a, b);
}
