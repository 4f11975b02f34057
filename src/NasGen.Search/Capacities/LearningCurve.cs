using MathNet.Numerics.Distributions;

namespace NasGen.Search.Capacities;

/// <summary>A power law fitted to trainings on parts of the data, with all laws that the trainings do not rule out.</summary>
public sealed class LearningCurve
{
    /// <summary>Different numbers of samples that a law with three parameters is fitted to at least.</summary>
    public const int FewestSizes = 4;

    /// <summary>Errors below this share of the largest weigh as much as it: a training without a single error is no infinitely exact one.</summary>
    private const double LeastWeighted = 0.05;

    private static readonly double[] Exponents = [.. Enumerable.Range(0, 45).Select(i => 0.05 * Math.Pow(60, i / 44.0))];

    /// <summary>Steps of a from 0 to half as much again as the error at N.</summary>
    private const int Asymptotes = 90;

    private readonly List<PowerLaw> _plausible;

    private LearningCurve(PowerLaw law, List<PowerLaw> plausible, double confidence)
    {
        Law = law;
        _plausible = plausible;
        Confidence = confidence;
    }

    /// <summary>The law of the least squares.</summary>
    public PowerLaw Law { get; }

    /// <summary>Of every interval: 0.95.</summary>
    public double Confidence { get; }

    /// <summary>
    /// Least squares of relative errors, a ≥ 0, s ≥ 0, c in [0.05, 3] (measured exponents are 0.07 to 0.35, Hestness and others 2017; theory
    /// knows 0.5 and 1): for each c the other two are solved, c is searched.
    /// </summary>
    /// <param name="points">One training each: its number of samples and its error.</param>
    /// <returns><see langword="null"/> where there are fewer than four different sizes, or no error at all.</returns>
    /// <exception cref="ArgumentException">A size is not positive, or an error negative or no number.</exception>
    public static LearningCurve? Fit(IReadOnlyList<(double Samples, double Error)> points, double confidence = 0.95)
    {
        if (points.Any(p => !(p.Samples > 0) || !(p.Error >= 0) || !double.IsFinite(p.Error))) throw new ArgumentException("A learning curve needs positive sizes and errors from 0.", nameof(points));
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
    /// Where a number that follows from the law may lie: its range over all laws whose sum of squares is at most RSS·(1 + F(1, m − 3)/(m − 3)), the
    /// profile likelihood interval (Bates and Watts 1988, <i>Nonlinear regression analysis</i>, chapter 6). It is wide where the trainings say
    /// little; of one training a size it nearly always is.
    /// </summary>
    public Interval IntervalOf(Func<PowerLaw, double> number)
    {
        double[] values = [.. _plausible.Append(Law).Select(number).Where(v => !double.IsNaN(v))];
        return values.Length == 0 ? new(double.NaN, double.NaN) : new(values.Min(), values.Max());
    }

    private static List<PowerLaw> Plausible(Point[] points, PowerLaw law, double squares, double confidence)
    {
        var freedom = points.Length - 3;
        var most = squares * (1 + FisherSnedecor.InvCDF(1, freedom, confidence) / freedom);
        List<PowerLaw> plausible = [];
        for (var i = 0; i <= Asymptotes; i++)
            foreach (var exponent in Exponents)
            {
                // Given a and c, the squares are a parabola in s.
                var asymptote = 1.5 * law.At(law.Size) * i / Asymptotes;
                double xx = 0, xy = 0, yy = 0;
                foreach (var (samples, error, weight) in points)
                {
                    var (x, y) = (Math.Pow(samples, -exponent), error - asymptote);
                    (xx, xy, yy) = (xx + weight * x * x, xy + weight * x * y, yy + weight * y * y);
                }
                var (middle, spare) = (xy / xx, most - (yy - xy * xy / xx));
                if (spare < 0 || middle + Math.Sqrt(spare / xx) is not (>= 0 and var high)) continue;
                plausible.Add(law with { Approximation = asymptote, Estimation = Math.Max(0, middle - Math.Sqrt(spare / xx)), Exponent = exponent });
                plausible.Add(law with { Approximation = asymptote, Estimation = high, Exponent = exponent });
            }
        return plausible;
    }

    /// <summary>Golden sections between the neighbours on the grid.</summary>
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

    /// <summary>Non-negative least squares in a and s for one exponent: of the free solution and those on the two borders, the best that is allowed.</summary>
    private static (double A, double S, double Squares) Solve(Point[] points, double exponent)
    {
        double w = 0, x = 0, y = 0, xx = 0, xy = 0;
        foreach (var (samples, error, weight) in points)
        {
            var power = Math.Pow(samples, -exponent);
            (w, x, y, xx, xy) = (w + weight, x + weight * power, y + weight * error, xx + weight * power * power, xy + weight * power * error);
        }
        var determinant = w * xx - x * x;
        var (a, s) = ((xx * y - x * xy) / determinant, (w * xy - x * y) / determinant);
        if (!(a >= 0) || !(s >= 0))
        {
            var (flat, falling) = (y / w, xy / xx);
            (a, s) = Squares(flat, 0) <= Squares(0, falling) ? (flat, 0.0) : (0.0, falling);
        }
        return (a, s, Squares(a, s));

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

    /// <param name="Samples">As a share of all.</param>
    private readonly record struct Point(double Samples, double Error, double Weight);
}
