using System.Numerics;

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

    /// <summary>⌈log₂ classes⌉: m hyperplanes give 2ᵐ codes.</summary>
    public static int LowerBound(int classes) => classes < 2 ? 0 : BitOperations.Log2((uint)classes - 1) + 1;

    /// <summary>
    /// Without a tolerance and for up to ten classes exact. Else the hyperplanes are found, but better ones may be missed: an upper bound,
    /// which is exact where it is ⌈log₂ C⌉.
    /// </summary>
    /// <param name="samples">One row each, all of one length.</param>
    /// <param name="classes">Of each sample.</param>
    /// <param name="tolerance">The share of each class that may lie on the wrong side of each hyperplane, in [0, ½); rounded down to samples.</param>
    /// <param name="allowance">Ends it where it takes too long: the answer is an upper bound, or <see cref="CodeLengthKind.Unknown"/> where there is none yet.</param>
    /// <exception cref="ArgumentException">There is no sample, or samples and classes differ in number, or the tolerance is out of range.</exception>
    /// <exception cref="TypeInitializationException">A linear program was needed, and OR-tools has no native library for this system.</exception>
    public static CodeLength Of(IReadOnlyList<double[]> samples, IReadOnlyList<int> classes, double tolerance = 0, CancellationToken allowance = default)
    {
        if (samples.Count == 0 || samples.Count != classes.Count) throw new ArgumentException($"{samples.Count} samples and {classes.Count} classes: there must be as many, and one at least.", nameof(samples));
        if (!(tolerance is >= 0 and < 0.5)) throw new ArgumentException($"The tolerance {tolerance} is not in [0, ½).", nameof(tolerance));
        if (!samples.All(row => row.All(double.IsFinite))) return new(CodeLengthKind.Undefined);
        var points = LabelledPoints.Of(samples, classes, tolerance);
        if (points.Dimensions == 0) return new(CodeLengthKind.Undefined);
        if (points.Classes > MostClasses) return new(CodeLengthKind.Unknown);
        CodeLength? known = null;
        // Its library is large: many layers need no linear program.
        var separator = new Lazy<LinearSeparator>(() => new LinearSeparator(points));
        try
        {
            return Of(points, new Dichotomies(points, separator, allowance), allowance, ref known);
        }
        catch (OperationCanceledException)
        {
            return known ?? new(CodeLengthKind.Unknown);
        }
        finally
        {
            if (separator.IsValueCreated) separator.Value.Dispose();
        }
    }

    /// <param name="known">An upper bound, from when there is one.</param>
    private static CodeLength Of(LabelledPoints points, Dichotomies dichotomies, CancellationToken allowance, ref CodeLength? known)
    {
        var least = LowerBound(points.Classes);
        bool IsLeast(IEnumerable<UInt128> found) => CodeCover.IsLeast(found, points.Classes, allowance);
        // What a support vector machine finds is often enough, and at little cost.
        if (CodeCover.Of(dichotomies.Find(byProgram: false, IsLeast), points.Classes, allowance) is { } quick)
        {
            known = Finite(quick.Length, quick.Length == least);
            if (quick.Length == least) return known.Value;
        }
        // Most layers without a code show it by a pair.
        if (points.Classes <= Dichotomies.MostEnumerated && !AllPairs(points.Classes).All(p => dichotomies.Divides(p.A, p.B)))
            return new(CodeLengthKind.Infinite, IsExact: dichotomies.IsComplete);
        return CodeCover.Of(dichotomies.Find(byProgram: true, IsLeast), points.Classes, allowance) is var (length, isLeast)
            ? Finite(length, length == least || (isLeast && dichotomies.IsComplete))
            : new(CodeLengthKind.Infinite, IsExact: dichotomies.IsComplete);
    }

    private static CodeLength Finite(int length, bool isExact) => new(CodeLengthKind.Finite, length, isExact);

    private static IEnumerable<(int A, int B)> AllPairs(int classes) =>
        from a in Enumerable.Range(0, classes)
        from b in Enumerable.Range(a + 1, classes - a - 1)
        select (a, b);
}
