namespace NasGen.Search.Tests.Insights.LinearCodes;

/// <summary>
/// The code length by enumeration, for few points in general position in one to three dimensions. It knows no linear program: a hyperplane
/// that divides points can be moved, dividing them no differently, until it touches as many as there are dimensions, and those can then be
/// put on any sides.
/// </summary>
internal static class BruteForce
{
    /// <returns><see langword="null"/> where there is no set of hyperplanes.</returns>
    public static int? Of(double[][] points, int[] classes)
    {
        int[] names = [.. classes.Distinct()];
        var codes = Dichotomies(points).Select(d => OfClasses(d, classes, names)).Where(code => code is not null).Distinct().Select(code => code!).ToArray();
        // Sets of 0, 1, 2, … hyperplanes; no more are needed than there are classes.
        for (var size = 0; size <= names.Length; size++)
            if (Sets(codes.Length, size).Any(set => Enumerable.Range(0, names.Length).Select(c => string.Concat(set.Select(h => codes[h][c]))).Distinct().Count() == names.Length))
                return size;
        return null;
    }

    /// <summary>The side of every class; <see langword="null"/> where one lies on both.</summary>
    private static string? OfClasses(bool[] sides, int[] classes, int[] names)
    {
        var code = "";
        foreach (var name in names)
        {
            bool[] own = [.. sides.Where((_, i) => classes[i] == name).Distinct()];
            if (own.Length > 1) return null;
            code += own[0] ? '+' : '-';
        }
        return code;
    }

    private static IEnumerable<bool[]> Dichotomies(double[][] points)
    {
        var dimensions = points[0].Length;
        foreach (var touched in Sets(points.Length, dimensions))
        {
            bool[] sides = [.. points.Select(p => Above([.. touched.Select(t => points[t])], p))];
            for (var signs = 0; signs < 1 << dimensions; signs++)
                yield return [.. sides.Select((side, i) => Array.IndexOf(touched, i) is >= 0 and var at ? (signs >> at & 1) == 1 : side)];
        }
    }

    /// <summary>The side of the hyperplane through some points on which another lies: the sign of a determinant.</summary>
    private static bool Above(double[][] through, double[] p) => through.Length switch
    {
        1 => p[0] > through[0][0],
        2 => (through[1][0] - through[0][0]) * (p[1] - through[0][1]) > (through[1][1] - through[0][1]) * (p[0] - through[0][0]),
        _ => Determinant(Minus(through[1], through[0]), Minus(through[2], through[0]), Minus(p, through[0])) > 0,
    };

    private static double[] Minus(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x - y)];

    private static double Determinant(double[] a, double[] b, double[] c) =>
        a[0] * (b[1] * c[2] - b[2] * c[1]) - a[1] * (b[0] * c[2] - b[2] * c[0]) + a[2] * (b[0] * c[1] - b[1] * c[0]);

    private static IEnumerable<int[]> Sets(int count, int size) => size == 0
        ? [[]]
        : Enumerable.Range(0, count).SelectMany(last => Sets(last, size - 1).Select(set => (int[])[.. set, last]));
}
