namespace NasGen.Latency;

/// <summary>The line y = a + b · x, fitted robustly.</summary>
/// <param name="A">The intercept, in the unit of y.</param>
/// <param name="B">The slope, in units of y per unit of x.</param>
internal readonly record struct RobustLine(double A, double B)
{
    private const double Huber = 1.345;
    private const int Rounds = 50;

    public double At(double x) => A + B * x;

    /// <summary>
    /// Least squares of the relative errors, made robust by iterative reweighting with Huber's weights: k = 1.345 and the scale
    /// 1.4826 · median |r| (Holland and Welsch 1977, Robust regression using iteratively reweighted least squares, table 1). If all x are equal, only
    /// b is fitted. Without points the line is y = x.
    /// </summary>
    public static RobustLine Fit(IReadOnlyList<(double X, double Y)> points)
    {
        if (points.Count == 0) return new RobustLine(0, 1);
        var weights = points.Select(p => 1 / (p.Y * p.Y)).ToArray();
        var line = Solve(points, weights);
        for (var round = 0; round < Rounds; round++)
        {
            var current = line;
            double[] residuals = [.. points.Select(p => (p.Y - current.At(p.X)) / p.Y)];
            var scale = 1.4826 * residuals.Select(Math.Abs).Order().ElementAt(residuals.Length / 2);
            if (scale < 1e-12) break;
            for (var i = 0; i < weights.Length; i++)
                weights[i] = Math.Min(1, Huber * scale / Math.Max(Math.Abs(residuals[i]), 1e-300)) / (points[i].Y * points[i].Y);
            line = Solve(points, weights);
        }
        return line;
    }

    private static RobustLine Solve(IReadOnlyList<(double X, double Y)> points, double[] weights)
    {
        var total = weights.Sum();
        var (meanX, meanY) = (points.Select((p, i) => weights[i] * p.X).Sum() / total, points.Select((p, i) => weights[i] * p.Y).Sum() / total);
        var spread = points.Select((p, i) => weights[i] * (p.X - meanX) * (p.X - meanX)).Sum();
        if (spread < 1e-12 * total * meanX * meanX) return new RobustLine(0, meanX > 0 ? meanY / meanX : 1);
        var b = points.Select((p, i) => weights[i] * (p.X - meanX) * (p.Y - meanY)).Sum() / spread;
        return new RobustLine(meanY - b * meanX, b);
    }
}
