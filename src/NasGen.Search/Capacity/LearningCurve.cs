using MathNet.Numerics.Distributions;

namespace NasGen.Search.Capacity;

/// <summary>A power law that is fitted to trainings on parts of the data, and all laws that the trainings do not rule out.</summary>
public sealed class LearningCurve
{
    /// <summary>The fewest different numbers of samples for a law with three parameters.</summary>
    public const int FewestSizes = 4;

    /// <summary>The smallest error, as a share of the largest, that sets a weight: a training without errors is not infinitely exact.</summary>
    private const double LeastWeighted = 0.05;

    private const double LeastExponent = 0.05;
    private const double MostExponent = 3;
    private const int Steps = 45;
    private const int Rounds = 3;
    private const int Angles = 32;

    private static readonly double[] Exponents =
        [.. Enumerable.Range(0, Steps).Select(i => LeastExponent * Math.Pow(MostExponent / LeastExponent, i / (Steps - 1.0)))];

    private readonly List<PowerLaw> _plausible;

    private LearningCurve(PowerLaw law, List<PowerLaw> plausible, double confidence)
    {
        Law = law;
        _plausible = plausible;
        Confidence = confidence;
    }

    /// <summary>The least-squares law.</summary>
    public PowerLaw Law { get; }

    /// <summary>The confidence of the intervals: 0.95.</summary>
    public double Confidence { get; }

    /// <summary>
    /// Fits a law by least squares of relative errors, with a ≥ 0, s ≥ 0 and c in [0.05, 3] (measured exponents are 0.07 to 0.35, Hestness and others
    /// 2017; theory predicts 0.5 and 1). The exponent c is searched; a and s are solved for each c.
    /// </summary>
    /// <param name="points">The number of samples and the error of each training.</param>
    /// <param name="confidence">The confidence of the intervals.</param>
    /// <returns>The curve; <see langword="null"/> if there are fewer than four different sizes, or all errors are 0.</returns>
    /// <exception cref="ArgumentException">A size is not positive, or an error is negative or not finite.</exception>
    public static LearningCurve? Fit(IReadOnlyList<(double Samples, double Error)> points, double confidence = 0.95)
    {
        if (points.Any(p => !(p.Samples > 0) || !(p.Error >= 0) || !double.IsFinite(p.Error)))
            throw new ArgumentException("A learning curve needs positive sizes and finite errors of 0 or more.", nameof(points));
        var means = points.GroupBy(p => p.Samples).ToDictionary(g => g.Key, g => g.Average(p => p.Error));
        if (means.Count < FewestSizes || means.Values.Max() is not (> 0 and var largest)) return null;
        var size = means.Keys.Max();
        Point[] weighted = [.. points.Select(p => new Point(p.Samples / size, p.Error, Math.Pow(Math.Max(means[p.Samples], LeastWeighted * largest), -2)))];

        var exponent = Refine(weighted, Exponents.MinBy(c => Solve(weighted, c).Squares));
        var (a, s, squares) = Solve(weighted, exponent);
        var law = new PowerLaw(a, s, exponent, size);
        return new LearningCurve(law, Plausible(weighted, law, squares, confidence), confidence);
    }

    /// <summary>
    /// The interval of a number that follows from the law: its range over all laws whose sum of squares is at most RSS·(1 + F(1, m − 3)/(m − 3)), the
    /// profile likelihood interval (Bates and Watts 1988, <i>Nonlinear regression analysis</i>, chapter 6). It is wide if the trainings contain
    /// little information, as with one training per size.
    /// </summary>
    public Interval IntervalOf(Func<PowerLaw, double> number)
    {
        double[] values = [.. _plausible.Append(Law).Select(number).Where(v => !double.IsNaN(v))];
        return values.Length == 0 ? new(double.NaN, double.NaN) : new(values.Min(), values.Max());
    }

    /// <summary>
    /// For each exponent the sum of squares is a quadratic in a and s: the allowed laws form an ellipse, cut off at the axes. Only the boundary of the
    /// ellipse is sampled, because every reported quantity has its extremes there. Exponents are examined on a grid, then twice more finely in the
    /// allowed range.
    /// </summary>
    private static List<PowerLaw> Plausible(Point[] points, PowerLaw law, double squares, double confidence)
    {
        var freedom = points.Length - 3;
        var most = squares * (1 + FisherSnedecor.InvCDF(1, freedom, confidence) / freedom);
        List<PowerLaw> plausible = [];
        var (low, high) = (LeastExponent, MostExponent);
        for (var round = 0; round < Rounds; round++)
        {
            var step = Math.Pow(high / low, 1.0 / (Steps - 1));
            for (var i = 0; i < Steps; i++)
            {
                var exponent = low * Math.Pow(step, i);
                foreach (var (a, s) in Rim(new Sums(points, exponent), most))
                    plausible.Add(law with { Approximation = a, Estimation = s, Exponent = exponent });
            }
            var allowed = plausible.Append(law).Select(l => l.Exponent).ToList();
            (low, high) = (Math.Max(LeastExponent, allowed.Min() / step), Math.Min(MostExponent, allowed.Max() * step));
        }
        return plausible;
    }

    private static IEnumerable<(double A, double S)> Rim(Sums sums, double most)
    {
        var (w, x, y, xx, xy, yy) = sums;
        var (a, s) = sums.Free;
        var spare = most - sums.Squares(a, s);
        if (!(spare >= 0)) yield break;
        // δ with δᵀHδ = spare: δ = √spare·L⁻ᵀu for all u on the circle, H = LLᵀ.
        var (l11, l21, l22) = (Math.Sqrt(w), x / Math.Sqrt(w), Math.Sqrt(xx - x * x / w));
        for (var i = 0; i < Angles; i++)
        {
            var (sin, cos) = Math.SinCos(Math.Tau * i / Angles);
            var up = Math.Sqrt(spare) * sin / l22;
            var across = (Math.Sqrt(spare) * cos - l21 * up) / l11;
            if (a + across >= 0 && s + up >= 0) yield return (a + across, s + up);
        }
        foreach (var root in Roots(xx, xy, yy - most)) yield return (0, root);
        foreach (var root in Roots(w, y, yy - most)) yield return (root, 0);
    }

    /// <summary>The ends of the interval on which q·v² − 2·p·v + r ≤ 0 and v ≥ 0.</summary>
    private static double[] Roots(double q, double p, double r) =>
        p * p - q * r is >= 0 and var inner && (p + Math.Sqrt(inner)) / q is >= 0 and var end ? [Math.Max(0, (p - Math.Sqrt(inner)) / q), end] : [];

    /// <summary>The best exponent by golden sections between the neighbours on the grid.</summary>
    private static double Refine(Point[] points, double exponent)
    {
        var at = Array.IndexOf(Exponents, exponent);
        var (low, high) = (Exponents[Math.Max(0, at - 1)], Exponents[Math.Min(Exponents.Length - 1, at + 1)]);
        const double Golden = 0.6180339887498949;
        for (var i = 0; i < 60; i++)
        {
            var (left, right) = (high - Golden * (high - low), low + Golden * (high - low));
            if (Solve(points, left).Squares < Solve(points, right).Squares) high = right;
            else low = left;
        }
        return (low + high) / 2;
    }

    /// <summary>
    /// Non-negative least squares in a and s for one exponent: the best allowed one of the free solution and the solutions on the two borders.
    /// </summary>
    private static (double A, double S, double Squares) Solve(Point[] points, double exponent)
    {
        var sums = new Sums(points, exponent);
        var (a, s) = sums.Free;
        if (!(a >= 0) || !(s >= 0))
        {
            var (flat, falling) = (sums.Y / sums.W, sums.XY / sums.XX);
            (a, s) = Squares(flat, 0) <= Squares(0, falling) ? (flat, 0.0) : (0.0, falling);
        }
        return (a, s, Squares(a, s));

        // Summed point by point, because the terms of the quadratic cancel if a law fits exactly.
        double Squares(double a, double s)
        {
            var sum = 0.0;
            foreach (var (samples, error, weight) in points)
            {
                var residual = error - a - s * Math.Pow(samples, -exponent);
                sum += weight * residual * residual;
            }
            return sum;
        }
    }

    /// <summary>Weighted sums over the points of 1, x = (n/N)^−c, y = the error, and their products.</summary>
    private readonly record struct Sums(double W, double X, double Y, double XX, double XY, double YY)
    {
        public Sums(Point[] points, double exponent) : this(0, 0, 0, 0, 0, 0)
        {
            foreach (var (samples, error, weight) in points)
            {
                var power = Math.Pow(samples, -exponent);
                (W, X, Y) = (W + weight, X + weight * power, Y + weight * error);
                (XX, XY, YY) = (XX + weight * power * power, XY + weight * power * error, YY + weight * error * error);
            }
        }

        /// <summary>The least-squares solution without bounds.</summary>
        public (double A, double S) Free => ((XX * Y - X * XY) / (W * XX - X * X), (W * XY - X * Y) / (W * XX - X * X));

        public double Squares(double a, double s) => YY - 2 * a * Y - 2 * s * XY + a * a * W + 2 * a * s * X + s * s * XX;
    }

    /// <summary>A training.</summary>
    /// <param name="Samples">The number of samples as a share of all.</param>
    /// <param name="Error">The error.</param>
    /// <param name="Weight">The weight of its squared residual.</param>
    private readonly record struct Point(double Samples, double Error, double Weight);
}
