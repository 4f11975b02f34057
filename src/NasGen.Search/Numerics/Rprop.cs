namespace NasGen.Search.Numerics;

/// <summary>
/// Ascent by the signs of the gradient with one step size per parameter: Rprop without backtracking (Igel and Hüsken 2003, iRprop⁻). The result is
/// the best point visited, which is never worse than the start.
/// </summary>
/// <param name="Increase">The factor η⁺ of a step size when the sign stays.</param>
/// <param name="Decrease">The factor η⁻ of a step size when the sign changes.</param>
/// <param name="Initial">The first step.</param>
/// <param name="Largest">The largest step.</param>
internal sealed record Rprop(double Increase = 1.2, double Decrease = 0.5, double Initial = 0.2, double Largest = 1)
{
    private const double Smallest = 1e-3;

    /// <summary>Returns the value of the objective at a point and writes its gradient; NaN if it is undefined there.</summary>
    public delegate double Objective(ReadOnlySpan<double> point, Span<double> gradient);

    /// <summary>The best point of an ascent.</summary>
    public double[] Maximize(ReadOnlySpan<double> start, int steps, Objective objective, double least, double most)
    {
        var point = start.ToArray();
        var best = start.ToArray();
        var bestValue = double.NegativeInfinity;
        var size = new double[point.Length];
        var gradient = new double[point.Length];
        var last = new double[point.Length];
        Array.Fill(size, Initial);
        for (var step = 0; step <= steps; step++)
        {
            var value = objective(point, gradient);
            if (value > bestValue)
            {
                bestValue = value;
                point.CopyTo(best, 0);
            }
            if (!double.IsFinite(value) || step == steps) break;
            for (var i = 0; i < point.Length; i++)
            {
                var agreement = gradient[i] * last[i];
                if (agreement > 0) size[i] = Math.Min(size[i] * Increase, Largest);
                else if (agreement < 0)
                {
                    size[i] = Math.Max(size[i] * Decrease, Smallest);
                    gradient[i] = 0;
                }
                point[i] = Math.Clamp(point[i] + Math.Sign(gradient[i]) * size[i], least, most);
                last[i] = gradient[i];
            }
        }
        return best;
    }
}
