using MathNet.Numerics.LinearAlgebra;

namespace NasGen.Search.Insights.LinearCodes;

/// <summary>
/// Samples by class, in coordinates with zero mean, unit variance and no correlation. Affine coordinates do not change what hyperplanes can separate,
/// and in these a solver's tolerances always mean the same. Directions without variance are left out.
/// </summary>
internal sealed class LabelledPoints
{
    /// <summary>The share of the largest variance below which a direction contains only rounding errors.</summary>
    private const double Rounding = 1e-12;

    private readonly double[][] _points;
    private readonly int[] _starts;

    private LabelledPoints(double[][] points, int[] starts, double tolerance)
    {
        (_points, _starts) = (points, starts);
        Allowed = [.. Enumerable.Range(0, Classes).Select(c => (int)Math.Floor(tolerance * CountOf(c) + 1e-9))];
    }

    /// <summary>The number of samples.</summary>
    public int Count => _points.Length;

    /// <summary>The number of coordinates; 0 if all samples are one point.</summary>
    public int Dimensions => Count == 0 ? 0 : _points[0].Length;

    /// <summary>The number of classes that have a sample.</summary>
    public int Classes => _starts.Length - 1;

    /// <summary>The number of samples of each class that may lie on the wrong side of a hyperplane.</summary>
    public IReadOnlyList<int> Allowed { get; }

    /// <summary>The coordinates of a sample.</summary>
    public double[] this[int sample] => _points[sample];

    /// <summary>The index of the first sample of a class; <see cref="Count"/> for the class after the last one.</summary>
    public int StartOf(int @class) => _starts[@class];

    /// <summary>The number of samples of a class.</summary>
    public int CountOf(int @class) => _starts[@class + 1] - _starts[@class];

    /// <summary>Groups and whitens samples.</summary>
    /// <param name="samples">The samples [N, D], one row each, finite.</param>
    /// <param name="classes">The class of each sample.</param>
    /// <param name="tolerance">The share of each class that may lie on the wrong side of a hyperplane.</param>
    public static LabelledPoints Of(IReadOnlyList<double[]> samples, IReadOnlyList<int> classes, double tolerance)
    {
        int[] order = [.. Enumerable.Range(0, samples.Count).OrderBy(i => classes[i])];
        int[] starts = [.. Enumerable.Range(0, order.Length).Where(i => i == 0 || classes[order[i]] != classes[order[i - 1]]), order.Length];
        return new LabelledPoints(Whitened([.. order.Select(i => samples[i])]), starts, tolerance);
    }

    private static double[][] Whitened(double[][] rows)
    {
        var size = rows[0].Length;
        if (size == 0) return rows;
        var x = Matrix<double>.Build.DenseOfRowArrays(rows);
        var magnitude = x.PointwisePower(2).RowSums().Maximum();
        var means = x.ColumnSums() / rows.Length;
        for (var i = 0; i < rows.Length; i++) x.SetRow(i, x.Row(i) - means);
        var spread = x.TransposeThisAndMultiply(x) / rows.Length;
        var factors = spread.Evd(Symmetricity.Symmetric);
        var variances = factors.EigenValues.Map(v => v.Real);
        var least = Math.Max(Rounding * Rounding * magnitude, Rounding * variances.Maximum());
        int[] kept = [.. Enumerable.Range(0, size).Where(i => variances[i] > least)];
        if (kept.Length == 0) return [.. rows.Select(_ => Array.Empty<double>())];
        var axes = Matrix<double>.Build.Dense(size, kept.Length, (row, column) => factors.EigenVectors[row, kept[column]] / Math.Sqrt(variances[kept[column]]));
        return (x * axes).ToRowArrays();
    }
}
