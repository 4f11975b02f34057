using NasGen.Search.Capacity;
using NasGen.Search.Numerics;
using NasGen.Search.Wording;

namespace NasGen.Cli.Page;

/// <summary>The results of a capacity study by one error: gains, learning curves, and the parts of the error (approximation and estimation).</summary>
internal static class CapacityMeasureSection
{
    private const int LawPoints = 13;

    public static ReportCapacityMeasure Of(MeasuredCapacity measured)
    {
        var (measure, withLaw) = (measured.Measure, measured.Curves.Where(c => c.Fit is not null).ToList());
        string Error(double value) => CapacityWords.Value(measure, value);
        string Describe(Gain gain) => $"{Error(gain.Estimate)} ({Range(gain.Interval, Error)})";
        Gain[] gains = [.. measured.Gains, .. measured.Bought];
        return new(
            measure.Metric, CapacityWords.Name(measure), CapacityWords.Recommend(measured), CapacityWords.Shares(measured),
            [.. measured.Curves.Select(c => Curve(measure, c))],
            [.. gains.Select(g => new ReportGain(g.Change, g.Estimate, Ends(g.Interval), Describe(g), measured.Recommendation.Shown.Contains(g)))],
            new(
                ["Architecture", "Of the data", "Samples", "On validation data", "Seeds", "On the training data", "Genotype"],
                [
                    .. measured.Curves.SelectMany(c => c.Points.Select(p => (string[])
                    [
                        Title(c.Role), NumberText.Digits(100 * p.Share, 3) + " %", NumberText.Count(p.Samples), Text(measure, Spread.Of([.. p.Validation])),
                        NumberText.Count(p.Validation.Count), p.Training.Count == 0 ? "–" : Error(p.Training.Average()), c.Genotype,
                    ])),
                ]),
            gains.Length == 0 ? null : new(
                ["Change", "Less " + CapacityWords.Name(measure), "95 % interval"],
                [.. gains.Select(g => (string[])[g.Change, Error(g.Estimate), Range(g.Interval, Error)])]),
            withLaw.Count == 0 ? null : new(
                ["Architecture", "Approximation", "Estimation", "Share of approximation", "95 % interval", "Law"],
                [
                    .. withLaw.Select(c => (string[])
                    [
                        Title(c.Role), Error(c.Fit!.Law.Approximation), Error(c.Fit.Law.Estimation), NumberText.Percent(c.Fit.Law.ApproximationShare),
                        Range(c.Fit.IntervalOf(l => l.ApproximationShare), s => NumberText.Percent(s)), Formula(c.Fit.Law),
                    ]),
                ]));
    }

    private static string Title(string role) => role switch
    {
        CapacityRole.Winner => "the winner",
        CapacityRole.Largest => "the largest that fits",
        CapacityRole.Smallest => "the smallest with the winner’s blocks",
        _ => role,
    };

    private static ReportLearningCurve Curve(CapacityMeasure measure, StudiedCurve curve) => new(
        curve.Role, Title(curve.Role), [.. curve.Points.Select(p => Point(measure, p))], curve.Fit is { } fit ? Law(curve, fit) : null);

    private static ReportLearningPoint Point(CapacityMeasure measure, StudiedPoint point)
    {
        var (spread, training) = (Spread.Of([.. point.Validation]), point.Training.Count == 0 ? (double?)null : point.Training.Average());
        return new(
            point.Samples, spread.Mean, spread.StandardDeviation, training, NumberText.Count(point.Samples) + " samples", Text(measure, spread),
            training is { } error ? CapacityWords.Value(measure, error) : null);
    }

    private static string Text(CapacityMeasure measure, Spread spread) => NumberText.Metric(measure.Metric, spread.Mean, spread.StandardDeviation);

    private static ReportPowerLaw Law(StudiedCurve curve, LearningCurve fit)
    {
        var law = fit.Law;
        var (first, last) = (curve.Points[0].Samples, CapacityPlan.Factor * law.Size);
        var sizes = Enumerable.Range(0, LawPoints).Select(i => first * Math.Pow(last / first, i / (LawPoints - 1.0)));
        var share = fit.IntervalOf(l => l.ApproximationShare);
        return new(
            Ends(share), $"approximation {NumberText.Percent(law.ApproximationShare)} ({Range(share, s => NumberText.Percent(s))})",
            [.. sizes.Select(n => (double[])[n, law.At(n), .. Ends(fit.IntervalOf(l => l.At(n)))])]);
    }

    private static string Formula(PowerLaw law)
    {
        var (approximation, estimation) = (NumberText.Digits(law.Approximation, 3), NumberText.Digits(law.Estimation, 3));
        return $"e(n) = {approximation} + {estimation} · (n / {NumberText.Count(law.Size)})^−{NumberText.Fixed(law.Exponent, 2)}";
    }

    private static string Range(Interval interval, Func<double, string> text) => double.IsFinite(interval.Low) && double.IsFinite(interval.High)
        ? $"{text(interval.Low)} to {text(interval.High)}"
        : "too few trainings to tell";

    private static double[] Ends(Interval interval) => [interval.Low, interval.High];
}
