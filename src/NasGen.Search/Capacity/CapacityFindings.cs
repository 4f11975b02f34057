using NasGen.Search.Contracts;
using NasGen.Search.Numerics;
using NasGen.Search.Trials;

namespace NasGen.Search.Capacity;

/// <summary>The results of a study, for each error that its trainings have.</summary>
/// <param name="Measures">The metric of the search, then the loss; empty if no training completed or no error is known.</param>
/// <param name="Done">The number of these trainings that have ended.</param>
/// <param name="Needed">The number of trainings that the statements are based on.</param>
internal sealed record CapacityFindings(IReadOnlyList<MeasuredCapacity> Measures, int Done, int Needed)
{
    public static CapacityFindings Of(CapacityStudy study, Objective metric)
    {
        PlannedTraining[] needed = [.. CapacityPlan.Needed(study)];
        StudiedTraining[] completed = [.. study.Trainings.Where(t => t.State == TrialState.Completed)];
        return new(
            completed.Length == 0
                ? []
                : [.. CapacityMeasure.Of(metric, completed[0].Metrics.Validation).Select(m => MeasuredCapacity.Of(study, completed, m))],
            needed.Count(p => study.Trainings.Any(t => t.IsOf(p))), needed.Length);
    }
}

/// <summary>The results of a study for one error.</summary>
/// <param name="Measure">The error.</param>
/// <param name="Curves">The learning curves of the architectures that were trained, the winner's first.</param>
/// <param name="Gains">The gains of twice the data, more width, more depth, and the winner's parameters at another depth.</param>
/// <param name="Bought">The gain of the winner's own width or depth, if the space and its limits contain no more of it.</param>
/// <param name="Recommendation">The change that would help most.</param>
internal sealed record MeasuredCapacity(
    CapacityMeasure Measure, IReadOnlyList<StudiedCurve> Curves, IReadOnlyList<Gain> Gains, IReadOnlyList<Gain> Bought, Recommendation Recommendation)
{
    private const double Confidence = 0.95;

    /// <summary>
    /// The smallest training error of a training on all data, and the role of its architecture; <see langword="null"/> if none is known.
    /// </summary>
    public (string Role, double Error)? LeastTraining { get; } = Curves
        .Select(c => (c.Role, Point: c.Points.LastOrDefault(p => p.Share == 1 && p.Training.Count > 0))).Where(c => c.Point is not null)
        .Select(c => ((string, double)?)(c.Role, c.Point!.Training.Average())).MinBy(c => c!.Value.Item2);

    public static MeasuredCapacity Of(CapacityStudy study, StudiedTraining[] completed, CapacityMeasure measure)
    {
        string[] roles = [CapacityRole.Winner, CapacityRole.Largest, CapacityRole.Smallest];
        StudiedCurve[] curves =
        [
            .. study.Architectures.Where(a => roles.Contains(a.Role)).DistinctBy(a => a.Genotype)
                .Select(a => StudiedCurve.Of(a, [.. completed.Where(t => t.Genotype == a.Genotype)], measure)).Where(c => c.Points.Count > 0),
        ];
        Gain[] gains = [.. GainsOf(study, completed, measure, curves)];
        var error = Errors(completed, measure, study.Winner) is { Length: > 0 } errors ? errors.Average() : double.PositiveInfinity;
        return new(measure, curves, gains, [.. BoughtOf(study, completed, measure)], Recommendation.Of(gains, error));
    }

    private static double[] Errors(StudiedTraining[] completed, CapacityMeasure measure, string genotype) =>
        [.. completed.Where(t => t.Genotype == genotype && t.Share == 1).Select(t => measure.OfValidation(t)).Where(double.IsFinite)];

    private static IEnumerable<Gain> BoughtOf(CapacityStudy study, StudiedTraining[] completed, CapacityMeasure measure)
    {
        var winner = Errors(completed, measure, study.Winner);
        foreach (var (role, noun) in new[] { (CapacityRole.Narrower, "width"), (CapacityRole.Shallower, "depth") })
        {
            if (study.Architectures.FirstOrDefault(a => a.Role == role) is not { } less) continue;
            if (Errors(completed, measure, less.Genotype) is not { Length: > 0 } errors || winner.Length == 0) continue;
            var factor = Parameters(study.Architectures[0]) / Parameters(less);
            yield return Compare(FormattableString.Invariant($"the present {noun} ({factor:0.0} times the parameters of less {noun})"), errors, winner, 1);
        }
    }

    private static double Parameters(StudiedArchitecture architecture) => architecture.Costs[CostName.Parameters];

    private static IEnumerable<Gain> GainsOf(CapacityStudy study, StudiedTraining[] completed, CapacityMeasure measure, StudiedCurve[] curves)
    {
        var winner = Errors(completed, measure, study.Winner);
        if (curves.FirstOrDefault(c => c.Role == CapacityRole.Winner)?.Fit is { } fit)
            yield return new("twice the data", fit.Law.GainOf(CapacityPlan.Factor), fit.IntervalOf(l => l.GainOf(CapacityPlan.Factor)));
        foreach (var (role, noun) in new[] { (CapacityRole.Wider, "width"), (CapacityRole.Deeper, "depth") })
        {
            if (study.Architectures.FirstOrDefault(a => a.Role == role) is not { } grown) continue;
            if (Errors(completed, measure, grown.Genotype) is not { Length: > 0 } errors || winner.Length == 0) continue;
            var factor = Parameters(grown) / Parameters(study.Architectures[0]);
            yield return Compare(FormattableString.Invariant($"more {noun} ({factor:0.0} times the parameters)"), winner, errors, 1);
        }
        if (Trade(study, genotype => Errors(completed, measure, genotype), winner) is { } trade) yield return trade;
    }

    /// <summary>
    /// The best of the other depths with the winner's number of parameters. Its interval has Bonferroni's correction, because it is chosen among
    /// several.
    /// </summary>
    private static Gain? Trade(CapacityStudy study, Func<string, double[]> errorsOf, double[] winner)
    {
        var own = study.Allocations.FirstOrDefault(a => a.Genotype == study.Winner)?.Depth;
        var others = study.Allocations
            .Where(a => a.Cost == CostName.Parameters && a.IsSpent && a.Depth != own)
            .Select(a => (a.Depth, Errors: errorsOf(a.Genotype))).Where(a => a.Errors.Length > 0).ToList();
        if (others.Count == 0 || winner.Length == 0 || own is null) return null;
        var best = others.MinBy(a => a.Errors.Average());
        return Compare($"the same number of parameters in {best.Depth} instead of {own} blocks", winner, best.Errors, others.Count);
    }

    /// <summary>
    /// The decrease of the mean error, with Welch's interval. The interval is infinite if all trainings have the same error, because the spread is then
    /// as unknown as with one training.
    /// </summary>
    private static Gain Compare(string change, double[] from, double[] to, int chosenAmong)
    {
        var difference = MeanDifference.Welch(from, to, 1 - (1 - Confidence) / chosenAmong);
        var hasSpread = difference.Low < difference.High;
        return new(change, difference.Estimate, hasSpread ? new(difference.Low, difference.High) : new(double.NegativeInfinity, double.PositiveInfinity));
    }
}

/// <summary>The errors of one architecture by the share of the training data.</summary>
/// <param name="Role">The role of the architecture: one of <see cref="CapacityRole"/>.</param>
/// <param name="Genotype">The genotype.</param>
/// <param name="Points">The errors, the smallest share first.</param>
/// <param name="Fit">The fitted law; <see langword="null"/> if there are too few shares.</param>
internal sealed record StudiedCurve(string Role, string Genotype, IReadOnlyList<StudiedPoint> Points, LearningCurve? Fit)
{
    public static StudiedCurve Of(StudiedArchitecture architecture, StudiedTraining[] trainings, CapacityMeasure measure)
    {
        StudiedPoint[] points =
        [
            .. trainings.Where(t => double.IsFinite(measure.OfValidation(t))).GroupBy(t => t.Share).OrderBy(g => g.Key).Select(g => new StudiedPoint(
                g.Key, g.Average(t => t.Samples), [.. g.Select(t => measure.OfValidation(t))], [.. g.Select(measure.OfTraining).Where(double.IsFinite)])),
        ];
        return new(architecture.Role, architecture.Genotype, points, LearningCurve.Fit([.. points.SelectMany(p => p.Validation.Select(e => (p.Samples, e)))]));
    }
}

/// <summary>The errors of one architecture on one share of the training data.</summary>
/// <param name="Share">The share, in (0, 1].</param>
/// <param name="Samples">The number of samples trained on: the mean over the seeds, because whole groups are taken.</param>
/// <param name="Validation">The error on validation data, one per seed.</param>
/// <param name="Training">The error on the samples trained on, one per seed; empty if it is not known.</param>
internal sealed record StudiedPoint(double Share, double Samples, IReadOnlyList<double> Validation, IReadOnlyList<double> Training);
