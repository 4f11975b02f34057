using System.Numerics;
using NasGen.Search.Contracts;

namespace NasGen.Search.Insights.LinearCodes;

/// <summary>
/// LDCL: the smallest number of hyperplanes whose sign patterns give every class its own code. All samples of a class lie on one side of each
/// hyperplane, and no two classes have the same code. For C classes it is at least ⌈log₂ C⌉. It does not depend on affine coordinates.
/// <c>docs/ldcl.md</c> defines it and the tolerance.
/// </summary>
public static class LinearDiscriminantCodeLength
{
    /// <summary>The most classes that are supported.</summary>
    public const int MostClasses = 128;

    /// <summary>⌈log₂ classes⌉: m hyperplanes give 2ᵐ codes.</summary>
    public static int LowerBound(int classes) => classes < 2 ? 0 : BitOperations.Log2((uint)classes - 1) + 1;

    /// <summary>
    /// The code length of labelled samples. It is exact without a tolerance and for up to ten classes. Otherwise the hyperplanes exist, but better
    /// ones may be missed: the length is an upper bound, which is exact if it is ⌈log₂ C⌉.
    /// </summary>
    /// <param name="samples">The samples [N, D], one row each.</param>
    /// <param name="classes">The class of each sample.</param>
    /// <param name="tolerance">The share of each class that may lie on the wrong side of each hyperplane, in [0, ½); rounded down to samples.</param>
    /// <param name="allowance">
    /// The token that ends the computation early. The result is then an upper bound, or <see cref="CodeLengthKind.Unknown"/> if there is none yet.
    /// </param>
    /// <exception cref="ArgumentException">There is no sample, samples and classes differ in number, or the tolerance is out of range.</exception>
    /// <exception cref="TypeInitializationException">A linear program is needed, and OR-Tools has no native library for this system.</exception>
    public static CodeLength Of(IReadOnlyList<double[]> samples, IReadOnlyList<int> classes, double tolerance = 0, CancellationToken allowance = default)
    {
        if (samples.Count == 0 || samples.Count != classes.Count)
            throw new ArgumentException(
                $"There are {samples.Count} samples and {classes.Count} classes: give one class per sample, and one sample or more.", nameof(samples));
        if (!(tolerance is >= 0 and < 0.5)) throw new ArgumentException($"The tolerance {tolerance} is not in [0, ½).", nameof(tolerance));
        if (!samples.All(row => row.All(double.IsFinite))) return new(CodeLengthKind.Undefined);
        var points = LabelledPoints.Of(samples, classes, tolerance);
        if (points.Dimensions == 0) return new(CodeLengthKind.Undefined);
        if (points.Classes > MostClasses) return new(CodeLengthKind.Unknown);
        CodeLength? known = null;
        // Lazy, because the solver's library is large and many layers need no linear program.
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

    /// <param name="known">The upper bound so far.</param>
    private static CodeLength Of(LabelledPoints points, Dichotomies dichotomies, CancellationToken allowance, ref CodeLength? known)
    {
        var least = LowerBound(points.Classes);
        bool IsLeast(IEnumerable<UInt128> found) => CodeCover.IsLeast(found, points.Classes, allowance);
        // The dichotomies of a support vector machine are often enough, and cheap.
        if (CodeCover.Of(dichotomies.Find(byProgram: false, IsLeast), points.Classes, allowance) is { } quick)
        {
            known = Finite(quick.Length, quick.Length == least);
            if (quick.Length == least) return known.Value;
        }
        // In most layers without a code some pair of classes cannot be separated.
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
