using MathNet.Numerics.LinearAlgebra;

namespace NasGen.Search.Separability;

/// <summary>
/// Samples by class, in coordinates that have zero mean, unit variance and no correlation: what hyperplanes can do is the same in all affine
/// coordinates, and a solver's tolerances mean the same in these. Directions without variance are left out.
/// </summary>
internal sealed class LabelledPoints
{
    /// <summary>The share of the largest variance below which a direction holds rounding errors only.</summary>
    private const double Rounding = 1e-12;

    private readonly double[][] _points;
    private readonly int[] _starts;

    private LabelledPoints(double[][] points, int[] starts, double tolerance)
    {
        (_points, _starts) = (points, starts);
        Allowed = [.. Enumerable.Range(0, Classes).Select(c => (int)Math.Floor(tolerance * CountOf(c) + 1e-9))];
    }

    public int Count => _points.Length;

    /// <summary>Zero where all samples are one point.</summary>
    public int Dimensions => Count == 0 ? 0 : _points[0].Length;

    /// <summary>The classes that have a sample, numbered in ascending order.</summary>
    public int Classes => _starts.Length - 1;

    /// <summary>How many samples of each class may lie on the wrong side of a hyperplane.</summary>
    public IReadOnlyList<int> Allowed { get; }

    public double[] this[int sample] => _points[sample];

    /// <summary>The first sample of a class; that of the class after the last one is <see cref="Count"/>.</summary>
    public int StartOf(int @class) => _starts[@class];

    public int CountOf(int @class) => _starts[@class + 1] - _starts[@class];

    /// <param name="samples">One row each, all of one length; finite.</param>
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
